import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { proposal as wholeProposal } from "./wholeAction.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "contributions");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
const proposal = {
  kind: "PROPOSAL",
  title: "Garage solidaire",
  text: "Prêter des véhicules à qui reprend un emploi.",
  on: "2019-02-01",
  proposal: {
    recommendations: ["3.3"],
    year: 2019,
    territory: "200049187",
    targetPublic: "Allocataires du RSA sans permis",
    means: "ADDITIONAL",
    operatorName: "Association d'exemple",
  },
};
const submit = (persona: string, input: object) =>
  act(persona, "departmentSubmitContribution", "ContributionInput", input);
const answer = (persona: string, input: object) =>
  act(persona, "departmentAnswerContribution", "ContributionAnswerInput", { expectedVersion: 1, ...input });
const contributions = async () => {
  const { data } = await ask(
    `{ contributions(origin: DEMONSTRATION) { id kind from status title institution { id }
         answer { on reason } action { id title status contributions { from } blockingPoints { id missing } }
         record { version recordedBy demonstration } } }`,
    {},
    hub.url,
  );
  return data.contributions;
};

describe("everyone with a place in the Pact speaks there under their own name", () => {
  let action: string;

  test("a signatory's steward, or who sits for it, proposes; an analyst and the anonymous do not", async () => {
    for (const persona of ["analyst@caf", "analyst@region"])
      expect(refusedWith(await submit(persona, proposal))[0]).toBe("NOT_A_STEWARD");
    const portrait = { ...proposal, text: "Pour une femme seule sourde de Bouligny." };
    expect(refusedWith(await submit("steward@caf", portrait))[0]).toBe("TEXT_REFUSED");
    await done("steward@caf", "departmentSubmitContribution", "ContributionInput", proposal);
    await done("steering@department", "departmentSubmitContribution", "ContributionInput", {
      ...proposal,
      title: "Second atelier",
      on: "2019-02-02",
    });
    expect(await contributions()).toMatchObject([
      { from: "caf", status: "SUBMITTED", institution: { id: "caf" }, record: { recordedBy: "intendant caf" } },
      { from: "department-meuse", record: { recordedBy: "membre department-meuse", demonstration: true } },
    ]);
  });

  test("the technical committee builds: taken up, it is an action by the same act, which says whose it was", async () => {
    const [mine] = await contributions();
    expect(refusedWith(await answer("steward@caf", { contribution: mine.id, verdict: "TAKEN_UP" }))[0]).toBe(
      "NOT_A_STEWARD",
    );
    const taking = { contribution: mine.id, verdict: "TAKEN_UP", on: "2019-03-14" };
    expect((await answer(departmental, taking)).errors).toBeUndefined();
    const [taken] = await contributions();
    expect(taken).toMatchObject({
      status: "TAKEN_UP",
      action: { title: "Garage solidaire", status: "PROPOSED", contributions: [{ from: "caf" }] },
    });
    action = taken.action.id;
    expect(refusedWith(await answer(departmental, { ...taking, expectedVersion: 2 }))[0]).toBe("CONTRIBUTION_CLOSED");
  });

  test("declined, it says why; two who answer at once do not overwrite each other", async () => {
    const [, second] = await contributions();
    const declining = { contribution: second.id, verdict: "DECLINED", on: "2019-03-14" };
    expect(refusedWith(await answer(departmental, declining))[0]).toBe("DECLINED_WITHOUT_REASON");
    const stale = { ...declining, reason: "Existe déjà", expectedVersion: 7 };
    expect(refusedWith(await answer(departmental, stale))[0]).toBe("VERSION_CONFLICT");
    expect((await answer(departmental, { ...declining, reason: "Existe déjà" })).errors).toBeUndefined();
    expect((await contributions())[1]).toMatchObject({ status: "DECLINED", answer: { reason: "Existe déjà" } });
  });

  test("a partner raises a blocking point; once taken up the action is blocked, and both committees are told", async () => {
    const blocking = {
      kind: "BLOCKING_POINT",
      title: "Locaux introuvables",
      text: "Aucun local libre.",
      on: "2019-04-01",
    };
    expect(refusedWith(await submit("steward@siae", blocking))[0]).toBe("CONTRIBUTION_INCOMPLETE");
    const { id } = await done("steward@siae", "departmentSubmitContribution", "ContributionInput", {
      ...blocking,
      action,
      missing: "PREMISES",
    });
    expect(
      (await answer(departmental, { contribution: id, verdict: "TAKEN_UP", on: "2019-04-10" })).errors,
    ).toBeUndefined();
    const found = (await contributions()).find((one: { id: string }) => one.id === id);
    expect(found).toMatchObject({
      from: "aci-55",
      action: { status: "BLOCKED", blockingPoints: [{ missing: "PREMISES" }] },
    });
  });

  test("a key is its institution's: another's same key is another act, a colleague's is refused", async () => {
    const key = "same-key-of-several";
    const note = { kind: "NOTE", title: "Calendrier", text: "Avancer la réunion.", to: "technical-committee", key };
    const made = await Promise.all(
      ["steward@pole-emploi", "steward@siae"].map((persona) =>
        done(persona, "departmentSubmitContribution", "ContributionInput", note),
      ),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    const again = await done("steward@siae", "departmentSubmitContribution", "ContributionInput", note);
    expect(again.id).toBe(made[1]?.id);
    expect(refusedWith(await submit("steward@siae", { ...note, title: "Autre" }))[0]).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  test("who sends no token is asked for one; who reads for an institution is told who speaks for it", async () => {
    const query = "mutation ($input: ContributionInput!) { departmentSubmitContribution(input: $input) { id } }";
    const anonymous = await ask(query, { input: { ...proposal, key: "nobody-at-all" } }, hub.url);
    expect(refusedWith(anonymous)).toEqual(["NOT_A_STEWARD", expect.stringContaining("envoyez votre jeton")]);
    expect(refusedWith(await submit("analyst@caf", proposal))[1]).toMatch(/^Seul qui parle pour son institution/);
  });

  test("what an EPCI proposes for another's territory, and for another to carry out, is shown to bind neither", async () => {
    const elsewhere = { ...proposal.proposal, territory: "200066108", operatorName: "La CAF de la Meuse" };
    const input = { ...proposal, title: "Garage chez le voisin", proposal: elsewhere, key: "epci-proposes-elsewhere" };
    const query =
      "mutation ($input: ContributionInput!) { departmentSubmitContribution(input: $input) { id remarks } }";
    const { data } = await ask(query, { input }, hub.url, await as("steward@epci", hub));
    const { id, remarks } = data.departmentSubmitContribution;
    expect(remarks).toEqual([
      expect.stringMatching(/^Proposé sans l'accord connu de .* dont c'est le territoire\.$/),
      "Proposé sans l'accord connu de « La CAF de la Meuse », qui en serait l'opérateur.",
    ]);
    const read = await ask(`{ contribution(id: "${id}") { remarks } }`, {}, hub.url);
    expect(read.data.contribution.remarks).toEqual(remarks);
    const voice = '{ contributions(origin: DEMONSTRATION, from: "epci:200049187") { id } }';
    expect((await ask(voice, {}, hub.url)).data.contributions).toContainEqual({ id });
  });

  test("its author takes back what waits, and nobody else does", async () => {
    const note = { kind: "NOTE", title: "Calendrier", text: "Avancer la réunion.", to: "technical-committee" };
    const { id } = await done("steward@pole-emploi", "departmentSubmitContribution", "ContributionInput", note);
    const taking = { contribution: id, expectedVersion: 1 };
    const withdraw = (persona: string, more: object = {}) =>
      act(persona, "departmentWithdrawContribution", "ContributionWithdrawalInput", { ...taking, ...more });
    expect(refusedWith(await withdraw("steward@caf"))[0]).toBe("NOT_THE_AUTHOR");
    expect(refusedWith(await withdraw("steward@pole-emploi", { on: "2999-01-01" }))[0]).toBe("DAY_TO_COME");
    expect((await withdraw("steward@pole-emploi")).errors).toBeUndefined();
    expect((await contributions()).find((one: { id: string }) => one.id === id).status).toBe("WITHDRAWN");
  });

  test("an EPCI and a structure, which signed nothing, propose under their own name; their analysts read, and do not", async () => {
    const { act: acting, done: doneHere } = actingOn(() => hub, "outside");
    const [field, type] = ["departmentSubmitContribution", "ContributionInput"];
    for (const [issuer, from] of [
      ["epci", "epci-200049187"],
      ["structure", "siret-00000000000000"],
    ] as const) {
      expect(refusedWith(await acting(`analyst@${issuer}`, field, type, proposal))[0]).toBe("NOT_A_STEWARD");
      const note = { kind: "NOTE", title: "Calendrier", text: "Avancer la réunion.", to: "technical-committee" };
      for (const input of [{ ...proposal, title: `Atelier de ${issuer}` }, note]) {
        const { id } = await doneHere(`steward@${issuer}`, field, type, input);
        const query = "{ contributions(origin: DEMONSTRATION) { id from status record { recordedBy } } }";
        const { data } = await ask(query, {}, hub.url, await as(`analyst@${issuer}`, hub));
        expect(data.contributions).toContainEqual({
          id,
          from,
          status: "SUBMITTED",
          record: { recordedBy: `intendant ${from}` },
        });
        const taking = { contribution: id, expectedVersion: 1 };
        const withdraw = (persona: string) =>
          acting(persona, "departmentWithdrawContribution", "ContributionWithdrawalInput", taking);
        expect(refusedWith(await withdraw("steward@caf"))[0]).toBe("NOT_THE_AUTHOR");
        expect((await withdraw(`steward@${issuer}`)).errors).toBeUndefined();
      }
      // Their steward is one of their own institution only: of no other's registers, grants or publications.
      const decision = { action: "any", budgetYear: 2019, status: "GRANTED", amount: 1, decidedOn: "2019-04-01" };
      for (const [mutation, kind, input] of [
        ["departmentProposeAction", "ActionProposalInput", wholeProposal],
        ["cafDecideFunding", "FundingDecisionInput", { request: "any", ...decision }],
        ["cafSignConvention", "ConventionSignatureInput", { convention: "any-convention", act: "SIGNED" }],
      ] as const)
        expect(refusedWith(await acting(`steward@${issuer}`, mutation, kind, input))[0]).toBe("NOT_A_STEWARD");
    }
  });
});
