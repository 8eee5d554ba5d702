import { shippedFile } from "@pacte-hub/data/shipped";
import { containing } from "@pacte-hub/data/territories";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Structure, StructureKind } from "@pacte-hub/schema/model/structure";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import DataLoader from "dataloader";
import type { Knex } from "knex";

/** A list of structures of a month, and where it comes from. */
export interface StructureList {
  readonly file: string;
  readonly period: PeriodCode;
  readonly source: Source;
}

/** Replaces the register by a list. */
export async function loadStructures(db: Knex, list: StructureList): Promise<void> {
  await db.raw("delete from pact.structure");
  await db
    .withSchema("pact")
    .insert(await structureRows(list))
    .into("structure");
}

async function structureRows({ file, period, source }: StructureList) {
  // Who serves reads no extract.
  const { inspect, linesOf } = await import("@pacte-hub/release-file/extract");
  const rows = [];
  for await (const { fields } of linesOf(await inspect(shippedFile(file)))) {
    const commune = fields.get("code_commune") ?? "";
    rows.push({
      siret: fields.get("siret"),
      name: fields.get("denomination"),
      kind: fields.get("mesure"),
      legal_form: fields.get("nature_juridique"),
      activity_code: fields.get("naf"),
      commune,
      listed_in: period,
      source_title: source.title,
      source_licence: source.licence,
      source_retrieved_on: source.retrievedOn,
      source_url: source.url,
      territories: containing(commune),
    });
  }
  return rows;
}

/** Loaders of one request. */
export interface StructureStore {
  readonly structuresIn: DataLoader<TerritoryCode, readonly Structure[]>;
  readonly structure: DataLoader<string, Structure | null>;
}

export function structureStore(db: Queryable): StructureStore {
  return {
    structuresIn: new DataLoader(async (codes) => {
      const rowsByTerritory = grouped(await structuresIn(db, codes), ({ territory }) => territory);
      return codes.map((code) => rowsByTerritory.get(code)?.map(structureOf) ?? []);
    }),
    structure: new DataLoader(async (sirets) => {
      const structureBySiret = new Map(
        (await structuresBySiret(db, sirets)).map((row) => [row.siret, structureOf(row)]),
      );
      return sirets.map((siret) => structureBySiret.get(siret) ?? null);
    }),
  };
}

interface StructureRow {
  readonly siret: string;
  readonly name: string;
  readonly kind: StructureKind;
  readonly legalForm: string;
  readonly activityCode: string;
  readonly commune: TerritoryCode;
  readonly listedIn: PeriodCode;
  readonly sourceTitle: string;
  readonly sourceLicence: string;
  readonly sourceRetrievedOn: string | null;
  readonly sourceUrl: string | null;
}

const columns = `structure.siret, structure.name, structure.kind, structure.legal_form as "legalForm",
  structure.activity_code as "activityCode", structure.commune, structure.listed_in as "listedIn",
  structure.source_title as "sourceTitle", structure.source_licence as "sourceLicence",
  structure.source_retrieved_on::text as "sourceRetrievedOn", structure.source_url as "sourceUrl"`;

async function structuresIn(db: Queryable, codes: readonly TerritoryCode[]) {
  const { rows } = await db.raw<{ rows: (StructureRow & { territory: TerritoryCode })[] }>(
    `select asked.code as territory, ${columns}
       from pact.structure
       cross join lateral unnest(structure.territories) as asked(code)
      where structure.territories && :codes::text[] and asked.code = any(:codes::text[])
      order by structure.name, structure.siret`,
    { codes: [...codes] },
  );
  return rows;
}

async function structuresBySiret(db: Queryable, sirets: readonly string[]) {
  const { rows } = await db.raw<{ rows: StructureRow[] }>(
    `select ${columns} from pact.structure where siret = any(:sirets::text[])`,
    { sirets: [...sirets] },
  );
  return rows;
}

function structureOf(row: StructureRow): Structure {
  const { siret, name, kind, legalForm, activityCode, commune, listedIn } = row;
  const source = {
    title: row.sourceTitle,
    licence: row.sourceLicence,
    retrievedOn: row.sourceRetrievedOn,
    url: row.sourceUrl,
  };
  return { siret, name, kind, legalForm, activityCode, commune, listedIn, source };
}
