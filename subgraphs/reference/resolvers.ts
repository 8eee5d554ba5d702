import { atLevel, communesOf, territories, unknownTerritory } from "@pacte-hub/data/territories";
import { namedLike } from "@pacte-hub/data/territorySearch";
import { unknownZone, zones } from "@pacte-hub/data/zones";
import { type Partner, type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { type Level, levels, type Territory } from "@pacte-hub/schema/model/territory";
import type { Zone, Zoning } from "@pacte-hub/schema/model/zone";
import { nameOn, namesOf } from "@pacte-hub/schema/rules/institutionNames";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { type AnsweredConvention, signingAnswer } from "@pacte-hub/schema/rules/signingAnswer";
import { dayIn } from "@pacte-hub/server/day";
import { refusalError } from "@pacte-hub/server/refusalError";

/** What the reference subgraph is given: it has no database, only the gateway's view of who answers. */
export interface ReferenceContext {
  answers(partner: PartnerId): Promise<boolean>;
}

interface OnDay {
  readonly on?: string | null;
}

interface OfLevel {
  readonly level?: Level | null;
}

function territory(code: string): Territory {
  const territoryFound = territories.get(code);
  if (!territoryFound) throw refusalError(unknownTerritory(code));
  return territoryFound;
}

interface TerritoriesAsked extends OfLevel {
  readonly codes?: readonly string[] | null;
  readonly name?: string | null;
}

/** Longer than any name. */
const longestName = 80;

/** @throws UNKNOWN_TERRITORY with the nearest one, EMPTY_LIST, or OUT_OF_RANGE for a name that is none. */
function territoriesAsked({ level, codes, name }: TerritoriesAsked): readonly Territory[] {
  const ofLevel = level ? atLevel(level) : [...territories.values()];
  const among = codes ? coded(codes, level ?? null) : ofLevel;
  return name == null ? among : territoriesNamed(name, among);
}

function coded(codes: readonly string[], level: Level | null): readonly Territory[] {
  if (codes.length === 0) throw refusalError({ code: "EMPTY_LIST", argument: "codes" });
  return [...new Set(codes)].map((code) => {
    const territoryFound = territory(code);
    if (level === null || territoryFound.level === level) return territoryFound;
    throw refusalError({ code: "UNKNOWN_TERRITORY", territory: code, sought: level });
  });
}

function territoriesNamed(name: string, among: readonly Territory[]): readonly Territory[] {
  if (!/[\p{L}\p{N}]/u.test(name) || name.length > longestName) {
    const range = `un mot ou plus d'un nom, de ${longestName} caractères au plus`;
    throw refusalError({ code: "OUT_OF_RANGE", argument: "name", value: `« ${name.slice(0, 40)} »`, range });
  }
  const matching = namedLike(among, name);
  if (matching.length > 0) return matching;
  // A name was sought: a code would find nothing.
  const names = among.map((candidate) => ({ code: candidate.name }));
  throw refusalError({ code: "UNKNOWN_TERRITORY", territory: name, sought: "NAME", hint: hintFor(name, names) });
}

/** @throws OUT_OF_RANGE where what is asked is no part of what it is asked of. */
function assertFiner(level: Level, askedLevel: Level | null | undefined): void {
  if (askedLevel == null || levels.indexOf(askedLevel) > levels.indexOf(level)) return;
  const finer = levels.slice(levels.indexOf(level) + 1);
  const range = finer.length > 0 ? `ici ${finer.join(", ")}` : "rien ici : une commune n'en comprend pas d'autre";
  throw refusalError({ code: "OUT_OF_RANGE", argument: "level", value: askedLevel, range });
}

function children({ code, level }: Territory, { level: askedLevel }: OfLevel): readonly Territory[] {
  assertFiner(level, askedLevel);
  const childLevel = askedLevel ?? (level === "DEPARTMENT" ? "EPCI" : "COMMUNE");
  const inside = new Set(communesOf.get(code));
  return atLevel(childLevel).filter((child) => child.code !== code && isMadeWithin(child.code, inside));
}

/** True when every commune of the territory is inside: an EPCI astride two arrondissements is a child of neither. */
function isMadeWithin(code: string, inside: ReadonlySet<string>): boolean {
  return (communesOf.get(code) ?? []).every((commune) => inside.has(commune));
}

function zone(code: string): Zone {
  const zoneFound = zones.get(code);
  if (!zoneFound) throw refusalError(unknownZone(code));
  return zoneFound;
}

interface OfZoning {
  readonly zoning?: Zoning | null;
}

/** By type and field of schema.graphql; a field without one is read as it is. */
export const resolvers = {
  Query: {
    territories: (_: unknown, args: TerritoriesAsked) => territoriesAsked(args),
    territory: (_: unknown, { code }: { readonly code: string }) => territory(code),
    zones: (_: unknown, { zoning }: OfZoning) =>
      [...zones.values()].filter((candidate) => !zoning || candidate.zoning === zoning),
    zone: (_: unknown, { code }: { readonly code: string }) => zone(code),
    partners: (): readonly Partner[] => partnerIds.map(partnerOf),
  },
  Territory: {
    __resolveReference: ({ code }: Partial<Territory>) => territories.get(code ?? "") ?? null,
    parent: ({ parent }: Territory) => territories.get(parent ?? "") ?? null,
    children,
    zones: ({ code }: Territory) => {
      const inside = new Set(communesOf.get(code));
      return [...zones.values()].filter(({ communes }) => communes.some((commune) => inside.has(commune)));
    },
  },
  Zone: {
    __resolveReference: ({ code }: Partial<Zone>) => zones.get(code ?? "") ?? null,
    communes: ({ communes }: Zone) => communes.flatMap((code) => territories.get(code) ?? []),
  },
  Convention: {
    signing: (convention: AnsweredConvention, { on }: OnDay) => signingAnswer(convention, dayIn(on)),
  },
  Partner: {
    name: (partner: Partner, { on }: OnDay) => (on == null ? partner.name : nameOn(partner, dayIn(on))),
    names: (partner: Partner) => namesOf(partner),
    answers: ({ id }: Partner, _: unknown, { answers }: ReferenceContext) => answers(id),
  },
};
