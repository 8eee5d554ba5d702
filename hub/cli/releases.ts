import { parseArgs } from "node:util";
import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import { cellsOf } from "@pacte-hub/publisher/release";
import { sharesOf } from "@pacte-hub/publisher/report";
import { canonicalFile, hashOf } from "@pacte-hub/release-file/canonicalFile";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { forHandingOver } from "@pacte-hub/release-file/verifyRelease";
import { explain } from "@pacte-hub/schema/rules/explain";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { shareLines } from "./report.ts";
import { settingsHere } from "./settings.ts";

interface Row {
  readonly id: string;
  readonly state: string;
  readonly demonstration: boolean;
  readonly published: string;
  readonly producerDay: string | null;
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
  usage: "hub releases <institution> [jeu] [--origin real|demonstration] [--secret | --file <publication>]",
  help: `Par jeu, période et millésime : état, instant où le hub l'a prise, jour où son producteur l'a publiée, cellules et combien le secret en
retient ; les inventées sont marquées.
--origin ne donne que les réelles (real), ou que celles de démonstration (demonstration).
--secret donne plutôt, par jeu et pour tout ce qui est en vigueur, la part retenue à chaque niveau de territoire et de détail.
--file donne le fichier signé d'une publication, même retirée, et sa signature à la dernière ligne : qui publie ailleurs sur les mêmes personnes doit en tenir compte
(hub publish --known) et le demande à l'institution. Il n'est pas à rendre public.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { secret: { type: "boolean" }, file: { type: "string" }, origin: { type: "string" } },
      allowPositionals: true,
    });
    const [name, dataset] = positionals;
    assertNoMore(positionals, 2);
    const institution = await institutionNamed(name);
    assertDataset(institution, dataset);
    const isDemonstration = demonstrationOf(values.origin);
    const { partner } = institution;
    const { PUBLISHER } = neededUrls(await settingsHere(), partner.id, ["PUBLISHER"]);
    if (values.file) return givenFile(PUBLISHER, institution, values.file);
    if (values.secret) return printSecrecy(PUBLISHER, dataset);
    const rows = await withClient(PUBLISHER, async (client) => {
      const result = await client.query<Row>(
        `select id, state, demonstration, to_char(published_at, 'YYYY-MM-DD HH24:MI') as published,
                producer_published_on::text as "producerDay",
                count(*) filter (where status = 'WITHHELD')::int as withheld, count(*)::int as cells
           from published.standing join published.cell on cell.release = standing.id
          where ($1::text is null or dataset = $1) and ($2::boolean is null or demonstration = $2)
          group by id, state, demonstration, published_at, producer_published_on, dataset, first_day, vintage
          order by dataset, first_day, vintage`,
        [dataset ?? null, isDemonstration],
      );
      return result.rows;
    });
    for (const { id, state, demonstration, published, producerDay, withheld, cells } of rows) {
      const mark = demonstration ? "  (démonstration)" : "";
      console.log(
        `${id.padEnd(48)} ${(states[state] ?? state).padEnd(12)} ${published}  producteur : ${(producerDay ?? "non connu").padEnd(10)}  ${cells} cellules, ${withheld} retenues${mark}`,
      );
    }
    if (rows.length === 0) console.log("Aucune publication.");
    return 0;
  },
};

/** null: both, each marked. @throws Misuse */
function demonstrationOf(origin: string | undefined): boolean | null {
  if (origin === undefined) return null;
  if (origin === "real" || origin === "demonstration") return origin === "demonstration";
  throw new Misuse(`--origin vaut « real » ou « demonstration », non « ${origin} ».`);
}

/** @throws Misuse with the nearest dataset: a slip must not read as "no release". */
function assertDataset(institution: Institution, dataset: string | undefined): void {
  if (dataset === undefined || indicatorOf(institution, dataset)) return;
  const hint = hintFor(
    dataset,
    institution.indicators.map(({ id: code, title: name }) => ({ code, name })),
  );
  throw new Misuse(explain({ code: "UNKNOWN_DATASET", dataset, hint }));
}

/** The signed bytes of a release, whatever has become of it since. */
async function givenFile(publisherUrl: string, institution: Institution, id: string): Promise<number> {
  const indicator = indicatorOf(institution, id.split(":")[1] ?? "");
  const file = await withClient(publisherUrl, async (client) => {
    const { rows } = await client.query<{ demonstration: boolean; contentHash: string; signature: string }>(
      `select release.demonstration, release.content_hash as "contentHash", release.signature
         from published.release join published.standing on standing.id = release.id
        where release.id = $1 and effective_at <= coalesce(withdrawn_at, now())`,
      [id],
    );
    const [release] = rows;
    if (!release || !indicator) throw new Misuse(`La publication « ${id} » n'existe pas, ou n'a jamais pu être lue.`);
    const fileFromCells = canonicalFile(
      { ...indicator, demonstration: release.demonstration, id },
      await cellsOf(client, id),
    );
    if (hashOf(fileFromCells) === release.contentHash)
      return forHandingOver({ file: fileFromCells, signature: release.signature });
    throw new OperatorError(
      `La base ne contient plus ce que ${id} a signé : « hub audit ${institution.partner.id} ».`,
      "DATABASE_UNFIT",
    );
  });
  process.stdout.write(file);
  return exitCodes.done;
}

interface SecretCell extends Pick<PublishedCell, "territory" | "breakdown" | "status"> {
  readonly dataset: string;
  readonly period: string;
}

/** What the secret takes from each dataset now in force, open ones left out. */
async function printSecrecy(publisherUrl: string, dataset: string | undefined): Promise<number> {
  const cells = await withClient(publisherUrl, async (client) => {
    const result = await client.query<SecretCell>(
      `select dataset, period, territory, breakdown, status
         from published.standing join published.cell on cell.release = standing.id
        where state = 'PUBLISHED' and policy_kind <> 'NONE' and ($1::text is null or dataset = $1)
        order by dataset`,
      [dataset ?? null],
    );
    return result.rows;
  });
  for (const [id, cellsOfDataset] of grouped(cells, (cell) => cell.dataset)) {
    const periods = new Set(cellsOfDataset.map(({ period }) => period)).size;
    console.log(`${id} (${periods} période${periods > 1 ? "s" : ""})`);
    for (const line of shareLines(sharesOf(cellsOfDataset))) console.log(`  ${line}`);
  }
  if (cells.length === 0) console.log("Rien n'est publié sous le secret.");
  return exitCodes.done;
}
