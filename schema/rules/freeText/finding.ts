/** What a text that will be read by anybody says that it should not, and what is done of it. */
export const textFaultKinds = [
  "EMAIL",
  "TELEPHONE",
  "PERSONAL_NUMBER",
  "BIRTH",
  "ADDRESS",
  "NAME",
  "PORTRAIT",
  "SMALL_GROUP",
] as const;
export type TextFaultKind = (typeof textFaultKinds)[number];

export const textRemarkKinds = ["FIGURE", "PERSON_IN_GENERAL", "POSSIBLE_NAME"] as const;
export type TextRemarkKind = (typeof textRemarkKinds)[number];

/** REFUSED: the text never stands in a register; TOLD: it does, and its writer is told. */
export type TextFinding =
  | { readonly verdict: "REFUSED"; readonly kind: TextFaultKind }
  | { readonly verdict: "TOLD"; readonly kind: TextRemarkKind };
