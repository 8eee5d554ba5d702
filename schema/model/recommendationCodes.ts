// Written by `hub compose` from the Pacts of data/pacts: change the Pact's file, never this one.

/** The codes of the recommendations of every Pact that ships, in its order, after the Pact's prefix. */
export const recommendationCodes: readonly string[] = [
  "1.1",
  "1.2",
  "1.3",
  "1.4",
  "1.5",
  "1.6",
  "1.7",
  "1.8",
  "1.9",
  "1.10",
  "1.11",
  "1.12",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "3.1",
  "3.2",
  "3.3",
  "3.4",
  "3.5",
  "3.6",
  "3.7",
  "3.8",
];
