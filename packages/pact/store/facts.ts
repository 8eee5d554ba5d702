import { once } from "@pacte-hub/data/once";
import { pactInService } from "@pacte-hub/data/pactInService";
import { shippedPactFiles } from "@pacte-hub/data/pacts";
import type { z } from "zod";
import { type PactOfFile, pactsIn } from "./pactFile.ts";
import type { pactSchema } from "./pactSchema.ts";

/** The Pacts that ship, oldest first. @throws OperatorError PACT_FILE_REFUSED, with each fault of a file in a sentence. */
export const shippedPactFacts = once((): readonly PactOfFile[] => pactsIn(shippedPactFiles()));

/** The Pact in service, as its file gives it. */
export function pactOfService(): PactOfFile {
  const pact = shippedPactFacts().find(({ facts }) => facts.document.id === pactInService.convention);
  if (!pact) throw new Error(`no Pact ${pactInService.convention} ships`);
  return pact;
}

/** Its facts, by the transcription's own names. */
export const readFacts = (): PactFacts => pactOfService().facts;

/** A Pact as its file gives it. */
export type PactFacts = z.infer<typeof pactSchema>;
export type WordsFact = PactFacts["systems"][number];
/** French words, as the file writes them. */
export type LabelFact = PactFacts["otherParties"][number];
export type FigureFact = PactFacts["headlineFigures"][number];
export type AxisFact = PactFacts["axes"][number];
export type CommitmentFacts = PactFacts["commitments"];
export type MeansFact = CommitmentFacts["department"]["humanMeans"][number];
export type ConventionFact = PactFacts["conventions"][number];
export type CommitteeFact = PactFacts["governance"]["bodies"][number];
/** A seat as the Pact words it. */
export type SeatFact = CommitteeFact["members"][number];
