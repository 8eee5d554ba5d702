import { withClient } from "../runtime/authority/connect.ts";
import { neededUrls } from "../runtime/serve/settings.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";
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
  usage: "hub releases <institution> [jeu]",
  help: "Par jeu, période et millésime : état, jour de publication, cellules et combien le secret en retient.",
  async run([name, dataset]) {
    const { partner } = institutionNamed(name);
    const { PUBLISHER } = neededUrls(await settingsHere(), partner.id, ["PUBLISHER"]);
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
