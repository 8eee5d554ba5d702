import { once } from "@pacte-hub/data/once";
import type { Hint } from "@pacte-hub/schema/model/pactRefusal";
import { hintFor, isSameWord } from "@pacte-hub/schema/rules/nearest";
import { type PactFacts, shippedPactFacts } from "./facts.ts";

type Listed = "conventionKinds" | "conventionScopes" | "institutionKinds";
type Named = PactFacts["hub"][Listed][number];

/** The codes of one kind that the Pacts that ship name, each once. */
const codes = once(
  (): Readonly<Record<Listed, readonly Named[]>> => ({
    conventionKinds: everyNamed("conventionKinds"),
    conventionScopes: everyNamed("conventionScopes"),
    institutionKinds: everyNamed("institutionKinds"),
  }),
);

function everyNamed(list: Listed): readonly Named[] {
  const allNamed = shippedPactFacts().flatMap(({ facts }) => facts.hub[list]);
  return allNamed.filter((entry, at) => allNamed.findIndex(({ id }) => id === entry.id) === at);
}

/** What a code is called in French; a code that a steward once wrote freely stands for itself. */
export const nameOfCode = (list: Listed, code: string): string =>
  codes()[list].find(({ id }) => id === code)?.labelFr ?? code;

/** The code that a steward means, by itself or by its French name; or the words there are. */
export function codeNamed(list: Listed, word: string): { readonly code: string } | { readonly hint: Hint } {
  const entry = codes()[list].find(({ id, labelFr }) => isSameWord(word, id) || isSameWord(word, labelFr));
  if (entry) return { code: entry.id };
  return {
    hint: hintFor(
      word,
      codes()[list].map(({ id, labelFr }) => ({ code: labelFr, name: id })),
    ),
  };
}
