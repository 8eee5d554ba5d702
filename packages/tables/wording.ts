import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { type GraphQLNamedType, isEnumType } from "graphql";

/** By its code, what an enum's value is called in French: what its description says before any explanation. */
export function labelsOf(type: GraphQLNamedType): Readonly<Record<string, string>> | undefined {
  if (!isEnumType(type)) return undefined;
  return Object.fromEntries(type.getValues().map(({ name, description }) => [name, shortText(description) || name]));
}

/** "Chiffre exact. Un zéro publié est un zéro." is "Chiffre exact"; "Pour cent : une part…" is "Pour cent". */
export const shortText = (description: string | null | undefined): string =>
  (description ?? "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .split(/\.(?= \p{Lu}|$)| : | ; /u)[0] as string;

/** Names by field: institutions may join after this module was loaded. */
const institutions = (): ReadonlyMap<string, string> =>
  new Map(partnerIds.map(partnerOf).map(({ field, name }) => [field, name]));

/** Whose answer a path of fields leads into, in French; undefined: nobody's in particular. */
export function institutionOn(fields: readonly string[]): string | undefined {
  const names = institutions();
  for (const field of fields) {
    const ownName = names.get(field);
    if (ownName) return ownName;
    const asPrefix = [...names].find(([name]) => new RegExp(`^${name}[A-Z]`).test(field));
    if (asPrefix) return asPrefix[1];
  }
  return undefined;
}
