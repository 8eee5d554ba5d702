import { once } from "@pacte-hub/data/once";
import type { CreditLine } from "@pacte-hub/schema/model/creditLine";
import { citingOf } from "./citing.ts";
import { shippedPactFacts } from "./facts.ts";
import type { PactOfFile } from "./pactFile.ts";
import { readText } from "./text.ts";

/** The lines of credits of a Pact, each with the words that name it, found in its text. */
function linesOf(pact: PactOfFile): readonly CreditLine[] {
  const citing = citingOf(readText(pact), pact.file);
  return (pact.facts.creditLines ?? []).map((fact) => ({
    id: fact.id,
    title: fact.titleFr,
    funder: fact.funder,
    creditsOf: fact.creditsOfFr ?? null,
    firstYear: fact.firstYear ?? null,
    lastYear: fact.lastYear ?? null,
    ceiling: fact.ceiling ?? null,
    passages: fact.passagesFr.map((fr) => ({ fr, verbatim: true, lines: citing.lines(fr) })),
  }));
}

/** Those of every Pact that ships, each by the first one that names it. */
export const creditLines = once((): readonly CreditLine[] => {
  const lines = shippedPactFacts().flatMap(linesOf);
  return lines.filter(({ id }, at) => lines.findIndex((line) => line.id === id) === at);
});
