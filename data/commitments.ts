import type { Commitment, CommitmentId } from "@pacte-hub/schema/model/commitment";
import { once } from "./once.ts";
import { shippedPactFiles } from "./pacts.ts";

/** The part of a Pact's file that is read here; the whole is judged by who enters it in the registers (packages/pact). */
interface CommitmentsFile {
  readonly document?: { readonly id: string };
  readonly hub?: { readonly prefix: string };
  readonly signatories?: readonly { readonly id: string; readonly type: string }[];
  readonly commitments?: {
    readonly commonFr: readonly string[];
    readonly department: {
      readonly pilotFr: string;
      readonly humanMeans: readonly Labelled[];
      readonly financialMeans: readonly Labelled[];
    };
    readonly region: { readonly commitments: readonly Labelled[] };
  };
  readonly conventions?: readonly (Labelled & { readonly parties: readonly string[]; readonly openPoint?: string })[];
}

interface Labelled {
  readonly id: string;
  readonly labelFr: string;
}

/**
 * What the Pacts that ship promise, and who promises it: of all signatories, of the Department, of the Region, and what a
 * convention leaves its parties to settle. Every institution reads it, as it can ask no register of another's.
 */
export const shippedCommitments = once((): readonly Commitment[] =>
  shippedPactFiles().flatMap(({ written }) => commitmentsIn(written as CommitmentsFile)),
);

/** A commitment by its identifier. */
export const commitmentById = (id: CommitmentId): Commitment | undefined =>
  shippedCommitments().find((commitment) => commitment.id === id);

export function commitmentsIn({ document, hub, signatories = [], commitments, conventions = [] }: CommitmentsFile) {
  if (!document || !commitments) return [];
  const { commonFr, department: ofDepartment, region: ofRegion } = commitments;
  const promised = (promisors: readonly string[]) => (id: string, text: string) => ({
    // No two Pacts have the same prefix; the first has none.
    id: `${hub?.prefix ?? ""}${id}`,
    pact: document.id,
    text,
    promisors,
  });
  const byAll = promised(signatories.map(({ id }) => id));
  // Parts of the file speak for these signatories, by their kind.
  const kind = (type: string) => signatories.flatMap((signatory) => (signatory.type === type ? [signatory.id] : []));
  const byDepartment = promised(kind("department"));
  return [
    ...commonFr.map((text, at) => byAll(`common-${at + 1}`, text)),
    byDepartment("pilot", ofDepartment.pilotFr),
    ...[...ofDepartment.humanMeans, ...ofDepartment.financialMeans].map((means) => byDepartment(means.id, means.labelFr)),
    ...ofRegion.commitments.map((commitment) => promised(kind("region"))(commitment.id, commitment.labelFr)),
    ...conventions.flatMap(({ id, labelFr, parties, openPoint }) =>
      openPoint === undefined ? [] : [promised(parties)(`open-point-${id}`, labelFr)],
    ),
  ];
}
