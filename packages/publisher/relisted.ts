import { territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Client } from "pg";
import { relisted as limits } from "./plausibilityThresholds.ts";
import type { Dated, Unusual } from "./totals.ts";

interface Relisted {
  readonly siret: string;
  readonly name: string;
  readonly commune: TerritoryCode;
  readonly kind: string;
  /** Where this list places it, and of what kinds. */
  readonly places: readonly TerritoryCode[];
  readonly breakdowns: readonly string[];
}

const mostTold = 3;

/**
 * A list of structures beside the register of them, number by number: a SIRET is an establishment's at one address, and another one is
 * given when it moves, so one that stands in another commune is a line beside another's number; many of another kind, a column.
 */
export async function relisted(
  client: Client,
  { indicator, id }: { readonly indicator: Indicator; readonly id: string },
  { period }: Dated,
): Promise<readonly Unusual[]> {
  if (indicator.counts !== "LINES" || !(await isRegisterThere(client))) return [];
  const { rows } = await client.query<Relisted>(
    `select structure.siret, structure.name, structure.commune, structure.kind,
            array_agg(distinct count.territory) as places, array_agg(distinct count.breakdown) as breakdowns
       from intake.count join pact.structure on structure.siret = regexp_replace(count.contributor, '\\D', '', 'g')
      where count.delivery = $1 and count.period = $2
      group by structure.siret order by structure.siret`,
    [id, period],
  );
  const moved = rows.filter(({ commune, places }) => !places.includes(commune) && places.some(isCommune));
  const changed = rows.filter(({ kind, breakdowns }) =>
    breakdowns.every((one) => one !== "" && !one.endsWith(`=${kind}`)),
  );
  const found: Unusual[] = [];
  if (moved.length > 0) {
    const told = moved.map(
      ({ name, siret, commune, places }) =>
        `${name} (${siret}) : ${nameOf(places[0])}, et ${nameOf(commune)} au registre`,
    );
    found.push({
      sentence: `${period}, ${someOf(told)} : un SIRET est celui d'un établissement à son adresse, et change avec elle ; les numéros ne sont peut-être plus devant leurs lignes.`,
      isGross: true,
    });
  }
  if (changed.length >= limits.leastChanged && changed.length > limits.shareChanged * rows.length) {
    const told = changed.map(({ name, kind, breakdowns }) => `${name} : ${breakdowns[0]}, et ${kind} au registre`);
    found.push({
      sentence: `${period}, ${changed.length} structures sur ${rows.length} ont changé de type (${someOf(told)}) : la colonne du type est peut-être celle d'autres lignes.`,
      isGross: true,
    });
  }
  return found;
}

const isCommune = (code: TerritoryCode): boolean => territories.get(code)?.level === "COMMUNE";

const nameOf = (code: TerritoryCode | undefined): string =>
  (code && territories.get(code)?.name) ?? code ?? "nulle part";

const someOf = (told: readonly string[]): string =>
  `${told.slice(0, mostTold).join(" ; ")}${told.length > mostTold ? `, et ${told.length - mostTold} autres` : ""}`;

async function isRegisterThere(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('pact.structure') is not null as there");
  return rows[0]?.there === true;
}
