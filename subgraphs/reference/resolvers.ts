import { atLevel, communesOf, territories, unknownTerritory } from "@pacte-hub/data/territories";
import { unknownZone, zones } from "@pacte-hub/data/zones";
import { type Partner, type PartnerId, partnerIds, partners } from "@pacte-hub/schema/model/partner";
import type { Level, Territory } from "@pacte-hub/schema/model/territory";
import { nameOn, namesOf } from "@pacte-hub/schema/rules/institutionNames";
import { dayIn } from "@pacte-hub/server/day";
import type { Zone, Zoning } from "@pacte-hub/schema/model/zone";
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
  const found = territories.get(code);
  if (!found) throw refusalError(unknownTerritory(code));
  return found;
}

function children({ code, level }: Territory, { level: asked }: OfLevel): readonly Territory[] {
  const wanted = asked ?? (level === "DEPARTMENT" ? "EPCI" : "COMMUNE");
  const inside = new Set(communesOf.get(code));
  return atLevel(wanted).filter((one) => one.code !== code && isMadeWithin(one.code, inside));
}

/** True when every commune of the territory is inside: an EPCI astride two arrondissements is a child of neither. */
function isMadeWithin(code: string, inside: ReadonlySet<string>): boolean {
  return (communesOf.get(code) ?? []).every((commune) => inside.has(commune));
}

function zone(code: string): Zone {
  const found = zones.get(code);
  if (!found) throw refusalError(unknownZone(code));
  return found;
}

interface OfZoning {
  readonly zoning?: Zoning | null;
}

/** By type and field of schema.graphql; a field without one is read as it is. */
export const resolvers = {
  Query: {
    territories: (_: unknown, { level }: OfLevel) => (level ? atLevel(level) : [...territories.values()]),
    territory: (_: unknown, { code }: { readonly code: string }) => territory(code),
    zones: (_: unknown, { zoning }: OfZoning) => [...zones.values()].filter((one) => !zoning || one.zoning === zoning),
    zone: (_: unknown, { code }: { readonly code: string }) => zone(code),
    partners: (): readonly Partner[] => partnerIds.map((id) => partners[id]),
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
  Partner: {
    name: (partner: Partner, { on }: OnDay) => (on == null ? partner.name : nameOn(partner, dayIn(on))),
    names: (partner: Partner) => namesOf(partner),
    answers: ({ id }: Partner, _: unknown, { answers }: ReferenceContext) => answers(id),
  },
};
