import type { Commitment, CommitmentId } from "@pacte-hub/schema/model/commitment";
import { once } from "./once.ts";
import { shippedPactFiles } from "./pacts.ts";

/** The part of a Pact's file that is read here; the whole is judged by who enters it in the registers (packages/pact). */
interface Written {
  readonly document?: { readonly id: string };
  readonly hub?: { readonly prefix: string };
  readonly signatories?: readonly { readonly id: string }[];
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

/** Signatories that the parts of a Pact's file speak for. */
const department = "department-meuse";
const region = "region-grand-est";

/**
 * What the Pacts that ship promise, and who promises it: of all signatories, of the Department, of the Region, and what a
 * convention leaves its parties to settle. Every institution reads it, as it can ask no register of another's.
 */
export const shippedCommitments = once((): readonly Commitment[] =>
  shippedPactFiles().flatMap(({ written }) => commitmentsIn(written as Written)),
);

/** A commitment by its identifier. */
export const commitmentById = (id: CommitmentId): Commitment | undefined =>
  shippedCommitments().find((one) => one.id === id);

export function commitmentsIn({ document, hub, signatories = [], commitments, conventions = [] }: Written) {
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
  const byDepartment = promised([department]);
  return [
    ...commonFr.map((text, at) => byAll(`common-${at + 1}`, text)),
    byDepartment("pilot", ofDepartment.pilotFr),
    ...[...ofDepartment.humanMeans, ...ofDepartment.financialMeans].map((one) => byDepartment(one.id, one.labelFr)),
    ...ofRegion.commitments.map((one) => promised([region])(one.id, one.labelFr)),
    ...conventions.flatMap(({ id, labelFr, parties, openPoint }) =>
      openPoint === undefined ? [] : [promised(parties)(`open-point-${id}`, labelFr)],
    ),
  ];
}
