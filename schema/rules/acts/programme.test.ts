import { describe, expect, test } from "vitest";
import type { Convention } from "../../model/convention.ts";
import { recordedAs } from "./programme.ts";
import { said } from "./testbed.ts";

const convention: Convention = {
  id: "c",
  title: "t",
  ownTitle: "t",
  kind: "convention",
  scope: "local",
  statusInPact: "AWAITING_SIGNATURE",
  parties: [{ id: "caf", name: "CAF", institution: "caf", territory: null, inferred: false }],
  start: "2019-01-01",
  end: "2019-12-31",
  signed: null,
  expectedSignature: null,
  amended: null,
  territories: [],
  partiesInferred: false,
  verbatim: true,
  sharedTitle: false,
  lines: [],
  underLines: [],
  openPoint: null,
  remarks: [],
};

describe("a convention as the Department records it", () => {
  test("does not end before it starts, nor before it is signed; says each party once, and no state against its dates", () => {
    expect(said(recordedAs(convention))).toMatchObject({ id: "c" });
    expect(said(recordedAs({ ...convention, end: "2018-12-31" }))).toBe("ENDS_BEFORE_START");
    expect(said(recordedAs({ ...convention, statusInPact: "IN_FORCE", signed: "2020-01-01" }))).toBe(
      "ENDS_BEFORE_START",
    );
    expect(said(recordedAs({ ...convention, parties: [] }))).toBe("INVALID_TEXT");
    const twice = [...convention.parties, ...convention.parties];
    expect(said(recordedAs({ ...convention, parties: twice }))).toBe("PARTY_TWICE");
    for (const statusInPact of ["IN_PREPARATION", "IN_PROSPECT", "AWAITING_SIGNATURE"] as const)
      expect(said(recordedAs({ ...convention, statusInPact, signed: "2019-01-01" }))).toBe("SIGNED_AGAINST_STATUS");
    expect(said(recordedAs({ ...convention, statusInPact: "EXPIRED" }))).toMatchObject({ id: "c" });
    expect(said(recordedAs({ ...convention, statusInPact: "EXPIRED", end: null }))).toBe("EXPIRED_WITHOUT_END");
  });

  test("is signed or in force by its parties' own acts alone: the register says so of none that the Pact did not", () => {
    for (const statusInPact of ["IN_FORCE", "IN_FORCE_PARTIAL"] as const) {
      const running = { ...convention, statusInPact };
      expect(said(recordedAs(running))).toBe("PARTIES_SIGN_THEMSELVES");
      // What a steward wrote before is no more than the Department's word; what the Pact says is the Pact's.
      expect(said(recordedAs(running, { before: running }))).toBe("PARTIES_SIGN_THEMSELVES");
      expect(said(recordedAs(running, { before: { ...running, lines: [12] } }))).toMatchObject({ id: "c" });
      expect(said(recordedAs(running, { before: { ...convention, lines: [12] } }))).toBe("PARTIES_SIGN_THEMSELVES");
    }
    const dated = { ...convention, statusInPact: "EXPIRED", signed: "2018-12-01" } as const;
    expect(said(recordedAs(dated))).toBe("PARTIES_SIGN_THEMSELVES");
    expect(said(recordedAs(dated, { before: { ...dated, lines: [12], signed: "2018-11-01" } }))).toBe(
      "PARTIES_SIGN_THEMSELVES",
    );
  });

  test("bears no day of signature before a year ahead of its start, or before the Pact, unless the Pact said so", () => {
    const running = { ...convention, statusInPact: "IN_FORCE" } as const;
    expect(said(recordedAs({ ...running, signed: "2017-12-31" }))).toBe("SIGNED_TOO_EARLY");
    const old = { ...running, start: null, signed: "2014-04-01", lines: [12] } as const;
    const context = { pactStart: "2017-01-01" };
    expect(said(recordedAs(old, context))).toBe("SIGNED_TOO_EARLY");
    expect(said(recordedAs(old, { ...context, before: old }))).toMatchObject({ signed: "2014-04-01" });
  });

  test("keeps whoever signed it, and the days that it signed, until each party renews or leaves", () => {
    const word = {
      convention: "c",
      party: "msa",
      on: "2019-01-01",
      until: null,
      subject: null,
      declared: true,
    } as const;
    const signature = { ...word, id: "s1", act: "SIGNED" } as const;
    expect(said(recordedAs(convention, { signatures: [signature] }))).toBe("PARTY_HAS_SIGNED");
    const msa = { id: "msa", name: "MSA", institution: "msa", territory: null, inferred: false };
    const jointConvention = { ...convention, parties: [...convention.parties, msa] };
    const recordingContext = { before: jointConvention, signatures: [signature] };
    expect(said(recordedAs({ ...jointConvention, expectedSignature: "2018-02" }, recordingContext))).toMatchObject({
      id: "c",
    });
    const ars = { ...msa, id: "ars", name: "ARS", institution: "ars" };
    const changedTerms = [{ title: "u" }, { kind: "plan" }, { scope: "u" }, { territories: ["55545"] }] as const;
    for (const terms of [...changedTerms, { parties: [...jointConvention.parties, ars] }])
      expect(said(recordedAs({ ...jointConvention, ...terms }, recordingContext))).toBe("TERM_IS_SIGNED");
    expect(said(recordedAs({ ...jointConvention, end: "2020-12-31" }, recordingContext))).toBe("TERM_IS_SIGNED");
    expect(said(recordedAs({ ...jointConvention, start: null }, recordingContext))).toBe("TERM_IS_SIGNED");
    const leavingSignature = { ...word, id: "s2", act: "ENDED" } as const;
    const over = { before: jointConvention, signatures: [signature, leavingSignature] };
    expect(said(recordedAs({ ...convention, end: "2020-12-31" }, over))).toMatchObject({ id: "c" });
  });
});
