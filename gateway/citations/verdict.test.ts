import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Citation } from "./store.ts";
import { answerHash, type Outcome, verdictOn } from "./verdict.ts";

const data = { territory: { caf: { rsa: [{ value: 1260 }] } } };
const [first, second] = ["caf:rsa-households:2021-12:1", "pole-emploi:jobseekers:2021-Q4:1"] as const;
const salt = randomBytes(32);
const citation: Citation = {
  id: "abcdefghijkl",
  owner: "o",
  document: "{ a }",
  variables: {},
  asOf: "2026-11-30T00:00:00.000Z",
  releases: [first, second],
  salt,
  hash: answerHash(data, salt),
  reference: "CAF.",
};
const same: Outcome = { data, releases: [first, second], codes: [] };
const states = new Map([
  [first, "PUBLISHED"],
  [second, "PUBLISHED"],
] as const);

describe("a citation that is opened", () => {
  test("is identical where the same answer comes, with its hash", () => {
    expect(verdictOn(citation, same, states)).toMatchObject({
      kind: "IDENTICAL",
      changes: [],
      hash: Buffer.from(citation.hash).toString("base64url"),
      sentence: expect.stringMatching(/^Identique/),
    });
  });

  test("is identical at its instant, and says that a newer vintage has come since", () => {
    const verdict = verdictOn(citation, same, new Map([...states, [first, "SUPERSEDED"]]));
    expect(verdict).toMatchObject({ kind: "IDENTICAL", changes: [{ release: first, reason: "SUPERSEDED" }] });
    expect(verdict.sentence).toContain("1 publication a un millésime plus récent");
  });

  test("has changed where one figure of it has, and gives no hash", () => {
    const changedAnswer = { ...same, data: { territory: { caf: { rsa: [{ value: 1265 }] } } } };
    expect(verdictOn(citation, changedAnswer, states)).toMatchObject({ kind: "CHANGED", hash: null });
  });

  test.each([
    ["withdrawn", same, new Map([...states, [second, "WITHDRAWN"]] as const), second, "WITHDRAWN", "retirée"],
    ["under embargo", same, new Map([...states, [first, "EMBARGOED"]] as const), first, "EMBARGOED", "embargo"],
    ["not told of", same, new Map([...states, [first, null]] as const), first, "NOT_READ", "pas lisible"],
    ["not in the answer", { ...same, releases: [second] }, states, first, "NOT_READ", "pas lisible"],
  ] as const)(
    "says nothing of sameness where a release is %s, even where the answer is the same",
    (_, outcome, states, release, reason, word) => {
      expect(verdictOn(citation, outcome, new Map(states))).toMatchObject({
        kind: "NOT_COMPARABLE",
        changes: [{ release, reason }],
        hash: null,
        sentence: expect.stringContaining(word),
      });
    },
  );

  test("says nothing of sameness where something is missing from the answer", () => {
    const verdict = verdictOn(citation, { ...same, codes: ["PARTNER_UNAVAILABLE"] }, states);
    expect([verdict.kind, verdict.hash, verdict.sentence]).toEqual([
      "NOT_COMPARABLE",
      null,
      expect.stringContaining("PARTNER_UNAVAILABLE"),
    ]);
  });
});

test("a hash without its salt says nothing: the same answer has another each time it is cited", () => {
  expect(answerHash(data, randomBytes(32))).not.toEqual(answerHash(data, randomBytes(32)));
});
