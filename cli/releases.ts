import { parseArgs } from "node:util";
import { withClient } from "../runtime/authority/connect.ts";
import type { PublishedCell } from "../runtime/publish/cell.ts";
import { sharesOf } from "../runtime/publish/report.ts";
import { neededUrls } from "../runtime/serve/settings.ts";
import { grouped } from "../schema/rules/grouped.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { institutionNamed } from "./institutions.ts";
import { assertNoMore } from "./misuse.ts";
import { toldShares } from "./report.ts";
import { settingsHere } from "./settings.ts";

interface Row {
  readonly id: string;
  readonly state: string;
  readonly published: string;
  readonly withheld: number;
  readonly cells: number;
}

const states: Readonly<Record<string, string>> = {
  PUBLISHED: "en vigueur",
  EMBARGOED: "sous embargo",
  SUPERSEDED: "remplacée",
  WITHDRAWN: "retirée",
};

/** `hub releases <institution>` */
export const releases: Command = {
  name: "releases",
  summary: "liste les publications d'une institution et leur état.",
  usage: "hub releases <institution> [jeu] [--secret]",
  help: `Par jeu, période et millésime : état, jour de publication, cellules et combien le secret en retient.
--secret donne plutôt, par jeu et pour tout ce qui est en vigueur, la part retenue à chaque niveau de territoire et de détail.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { secret: { type: "boolean" } },
      allowPositionals: true,
    });
    const [name, dataset] = positionals;
    assertNoMore(positionals, 2);
    const { partner } = institutionNamed(name);
    const { PUBLISHER } = neededUrls(await settingsHere(), partner.id, ["PUBLISHER"]);
    if (values.secret) return toldSecret(PUBLISHER, dataset);
    const rows = await withClient(PUBLISHER, async (client) => {
      const found = await client.query<Row>(
        `select id, state, to_char(published_at, 'YYYY-MM-DD HH24:MI') as published,
                count(*) filter (where status = 'WITHHELD')::int as withheld, count(*)::int as cells
           from published.standing join published.cell on cell.release = standing.id
          where $1::text is null or dataset = $1
          group by id, state, published_at, dataset, first_day, vintage
          order by dataset, first_day, vintage`,
        [dataset ?? null],
      );
      return found.rows;
    });
    for (const { id, state, published, withheld, cells } of rows) {
      console.log(
        `${id.padEnd(48)} ${(states[state] ?? state).padEnd(12)} ${published}  ${cells} cellules, ${withheld} retenues`,
      );
    }
    if (rows.length === 0) console.log("Aucune publication.");
    return 0;
  },
};

interface SecretCell extends Pick<PublishedCell, "territory" | "breakdown" | "status"> {
  readonly dataset: string;
  readonly period: string;
}

/** What the secret takes from each dataset now in force, open ones left out. */
async function toldSecret(publisherUrl: string, dataset: string | undefined): Promise<number> {
  const cells = await withClient(publisherUrl, async (client) => {
    const found = await client.query<SecretCell>(
      `select dataset, period, territory, breakdown, status
         from published.standing join published.cell on cell.release = standing.id
        where state = 'PUBLISHED' and policy_kind <> 'NONE' and ($1::text is null or dataset = $1)
        order by dataset`,
      [dataset ?? null],
    );
    return found.rows;
  });
  for (const [id, ones] of grouped(cells, (cell) => cell.dataset)) {
    const periods = new Set(ones.map(({ period }) => period)).size;
    console.log(`${id} (${periods} période${periods > 1 ? "s" : ""})`);
    for (const line of toldShares(sharesOf(ones))) console.log(`  ${line}`);
  }
  if (cells.length === 0) console.log("Rien n'est publié sous le secret.");
  return exitCodes.done;
}
