import { type EnteredKind, enteredKinds, type Funder, type FunderKind } from "../../model/funder.ts";
import { accepted, declined, type Judged } from "../../model/pactRefusal.ts";
import { faultInTexts, longestTitle } from "./texts.ts";

/** How the id of an entered funder begins: its lines of credits know it by that. */
const prefixes: Readonly<Record<EnteredKind, string>> = {
  MANAGING_AUTHORITY: "managing-authority",
  FOUNDATION: "foundation",
  OTHER: "other",
};

/**
 * A funder entered by its name, once: whoever signed the Pact is one already, and a territory's budget is one by its code.
 * @param code makes the id unique among those of its kind.
 */
export function funderEntered(
  { name, kind }: { readonly name: string; readonly kind: FunderKind },
  entered: readonly { readonly id: string; readonly name: string }[],
  code: string,
): Judged<Funder> {
  const fault = faultInTexts([["Le nom du financeur", name, longestTitle]]);
  if (fault) return declined(fault);
  if (!isEntered(kind)) return declined({ code: "FUNDER_KNOWN_BY_CODE", kind });
  const same = entered.find((funder) => folded(funder.name) === folded(name));
  if (same) return declined({ code: "ALREADY_ENTERED", id: same.id });
  return accepted({ id: `${prefixes[kind]}:${code}`, name: name.trim(), kind });
}

const isEntered = (kind: FunderKind): kind is EnteredKind => (enteredKinds as readonly FunderKind[]).includes(kind);

/** Without accents, capitals or doubled blanks: two such names are one. */
const folded = (name: string): string =>
  name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
