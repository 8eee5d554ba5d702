import type { Commitment, CommitmentReport } from "@pacte-hub/schema/model/commitment";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { commitmentsAcross, type ReportAnswers } from "@pacte-hub/schema/rules/commitmentsAcross";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { processOf } from "./partnerProcess.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "reports");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
/** Of which the demonstration says nothing before the day that is reported here. */
const on = "2021-11-30";
const fields: Readonly<Record<PartnerId, string>> = {
  department: "department",
  caf: "caf",
  "pole-emploi": "poleEmploi",
  siae: "siae",
};
const told = "id commitment: commitmentId promisor state on proof declared record { recordedBy version demonstration }";

type Told = CommitmentReport & { readonly record: { readonly version: number; readonly demonstration: boolean } };
type Asked = Readonly<Record<string, { readonly reports: readonly Told[] } | null>> & Commitment;

/** A commitment, under which each institution says its own, through the gateway. */
async function commitmentOf(id: string): Promise<Asked> {
  const under = Object.values(fields).map((field) => `${field} { reports(origin: DEMONSTRATION) { ${told} } }`);
  const question = `query ($id: ID!) { commitment(id: $id) { id pact: pactId text promisors ${under.join(" ")} } }`;
  const { data } = await ask(question, { id }, hub.url);
  return data.commitment;
}
/** Whether it is held, as a reader reckons it from what each answers under its own name. */
async function across(id: string) {
  const asked = await commitmentOf(id);
  const answers = Object.fromEntries(
    Object.entries(fields).map(([partner, field]) => [partner, asked[field]?.reports ?? null]),
  ) as ReportAnswers;
  return commitmentsAcross([asked], answers, on);
}
const stateOf = async (id: string, of: string) =>
  (await across(id)).promises.find(({ promisor }) => promisor === of)?.state;
const report = (persona: string, field: string, more: object = {}) =>
  act(persona, `${field}ReportCommitment`, "CommitmentReportInput", {
    commitment: "common-2",
    state: "HELD",
    on,
    proof: "Bilan annuel remis au comité de pilotage",
    ...more,
  });
const declare = (promisor: string, more: object = {}) =>
  act(departmental, "departmentDeclareCommitment", "DeclaredCommitmentReportInput", {
    commitment: "common-2",
    promisor,
    state: "PARTLY",
    on,
    proof: "Compte rendu transmis au Département",
    ...more,
  });

describe("a commitment of 2017 is reported by who made it", () => {
  test("everybody reads who promised what: all, the Department, the Region, the parties of what was left open", async () => {
    const { data } = await ask("{ commitments { id text promisors } }", {}, hub.url);
    const promised = new Map(data.commitments.map((one: Commitment) => [one.id, one.promisors]));
    expect(promised.get("common-1")).toHaveLength(21);
    expect(promised.get("rsa-secretariat")).toEqual(["department-meuse"]);
    expect(promised.get("associate-department-ctdc")).toEqual(["region-grand-est"]);
    expect(promised.get("open-point-pole-emploi-department-2014")).toEqual(["department-meuse", "pole-emploi"]);
    const { data: none, errors } = await ask('{ commitment(id: "common-l") { id } }', {}, hub.url);
    expect(none.commitment).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe("UNKNOWN_REFERENCE");
    expect(errors?.[0]?.message).toContain("« common-1 »");
  });

  test("a promisor says it in its own register, and nobody for it", async () => {
    expect(await stateOf("common-2", "caf")).toBe("UNREPORTED");
    expect(refusedWith(await report(departmental, "caf"))[0]).toBe("NOT_A_STEWARD");
    expect(refusedWith(await report("analyst@caf", "caf"))[0]).toBe("NOT_A_STEWARD");
    expect(refusedWith(await declare("caf"))[0]).toBe("PROMISOR_REPORTS_ITSELF");
    expect(refusedWith(await declare("amie"))[0]).toBe("PROMISOR_REPORTS_ITSELF");
    expect(await stateOf("common-2", "caf")).toBe("UNREPORTED");
    expect((await report("steward@caf", "caf")).errors).toBeUndefined();
    expect(await stateOf("common-2", "caf")).toBe("HELD");
    expect(await stateOf("common-2", "pole-emploi")).toBe("UNREPORTED");
  });

  test("nobody reports on what it did not promise; an unknown commitment is told with the nearest", async () => {
    const [code, sentence] = refusedWith(await report("steward@caf", "caf", { commitment: "rsa-secretariat" }));
    expect(code).toBe("NOT_THE_PROMISOR");
    expect(sentence).toContain("department-meuse");
    expect(refusedWith(await declare("region-grand-est", { commitment: "pilot" }))[0]).toBe("NOT_THE_PROMISOR");
    expect(refusedWith(await declare("nobody"))[0]).toBe("NOT_THE_PROMISOR");
    const [unknown, nearest] = refusedWith(await report("steward@caf", "caf", { commitment: "comon-2" }));
    expect(unknown).toBe("UNKNOWN_REFERENCE");
    expect(nearest).toContain("« common-2 »");
    expect(refusedWith(await report("steward@caf", "caf", { on: "2999-01-01" }))[0]).toBe("DAY_TO_COME");
    expect(refusedWith(await report("steward@caf", "caf", { on: "2016-12-31" }))[0]).toBe("OUTSIDE_THE_PACT");
    expect(refusedWith(await report("steward@caf", "caf", { on: "2020-11-30", proof: " " }))[0]).toBe("INVALID_TEXT");
    const portrait = { on: "2020-11-30", proof: "Cas d'une femme seule sourde de Bouligny" };
    expect(refusedWith(await report("steward@caf", "caf", portrait))[0]).toBe("TEXT_REFUSED");
  });

  test("those without a voice here are declared by the Department, and marked so", async () => {
    const commitment = "annual-training-programme";
    const { id } = await done(departmental, "departmentDeclareCommitment", "DeclaredCommitmentReportInput", {
      commitment,
      promisor: "region-grand-est",
      state: "NOT_HELD",
      on,
      proof: "Diagnostic territorial non transmis",
    });
    const said = (await commitmentOf(commitment)).department?.reports;
    expect(said).toMatchObject([{ id, promisor: "region-grand-est", declared: true, state: "NOT_HELD" }]);
    expect(said?.every(({ record }) => record.demonstration)).toBe(true);
    expect(await stateOf(commitment, "region-grand-est")).toBe("NOT_HELD");
  });

  test("what is said again of a year is said over the version read, and the next year beside it", async () => {
    expect(refusedWith(await report("steward@caf", "caf", { state: "PARTLY" }))[0]).toBe("ALREADY_ENTERED");
    const stale = { state: "PARTLY", expectedVersion: 7 };
    expect(refusedWith(await report("steward@caf", "caf", stale))[0]).toBe("VERSION_CONFLICT");
    expect((await report("steward@caf", "caf", { state: "PARTLY", expectedVersion: 1 })).errors).toBeUndefined();
    expect((await report("steward@caf", "caf", { state: "NOT_HELD", on: "2019-12-31" })).errors).toBeUndefined();
    const said = (await commitmentOf("common-2")).caf?.reports ?? [];
    expect(said.map(({ state, record }) => [state, record.version]).sort()).toEqual([
      ["NOT_HELD", 1],
      ["PARTLY", 2],
    ]);
    expect(await stateOf("common-2", "caf")).toBe("PARTLY");
    const { data } = await ask(`{ cafCommitmentReports(origin: DEMONSTRATION) { ${told} } }`, {}, hub.url);
    expect(data.cafCommitmentReports).toEqual(expect.arrayContaining([...said]));
    const real = await ask(`{ cafCommitmentReports { ${told} } }`, {}, hub.url);
    expect(real.data.cafCommitmentReports).toEqual([]);
  });

  test("a partner that does not answer is unknown, and never unreported", async () => {
    process.kill(processOf("caf", hub), "SIGKILL");
    let seen = await across("common-2");
    for (let tries = 0; !seen.isPartial && tries < 50; tries += 1) seen = await across("common-2");
    expect(seen.silent).toEqual(["caf"]);
    expect(seen.promises.find(({ promisor }) => promisor === "caf")?.state).toBe("UNKNOWN");
    expect(seen.unknown).toBe(1);
  });
});
