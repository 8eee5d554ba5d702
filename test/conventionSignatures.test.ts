import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { processOf } from "./partnerProcess.ts";
import { as } from "./persona.ts";
import { gatewaysWord, signingIn } from "./signing.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "signatures");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
const id = "demo-data-exchange";
const convention = {
  id,
  title: "Convention d'échange de données (exemple)",
  kind: "convention",
  scope: "institutions",
  parties: ["department-meuse", "caf", "msa", "aci-55"],
  status: "AWAITING_SIGNATURE",
  start: "2019-01-01",
  end: "2021-12-31",
  expectedSignature: "2018-12",
};
const record = (input: object) => act(departmental, "departmentRecordConvention", "ConventionInput", input);
const signing = (on: string) => signingIn(hub, id, on);
const sign = (persona: string, field: string, more: object = {}) =>
  act(persona, `${field}SignConvention`, "ConventionSignatureInput", {
    convention: id,
    act: "SIGNED",
    on: "2019-02-01",
    ...more,
  });
const declare = (party: string, more: object = {}) =>
  act(departmental, "departmentDeclareSignature", "DeclaredSignatureInput", {
    convention: id,
    party,
    act: "SIGNED",
    on: "2019-03-01",
    ...more,
  });

describe("a convention is signed by each party's own act", () => {
  test("the register says nothing of it that contradicts itself", async () => {
    for (const [more, code] of [
      [{ parties: ["caf", "caf"] }, "PARTY_TWICE"],
      [{ status: "EXPIRED", end: null }, "EXPIRED_WITHOUT_END"],
      [{ signed: "2019-01-01" }, "SIGNED_AGAINST_STATUS"],
      [{ status: "IN_FORCE", signed: "1990-01-01" }, "SIGNED_TOO_EARLY"],
    ] as const) {
      const input = { ...convention, ...more };
      expect(refusedWith(await record(input))[0]).toBe(code);
    }
  });

  test("what it is and what it is for are the Pact's words, by their codes or as readers write them", async () => {
    const input = { ...convention, kind: "Contrat locale" };
    expect(refusedWith(await record(input))).toEqual([
      "UNKNOWN_REFERENCE",
      "La nature de convention « Contrat locale » n'est pas au registre. Vouliez-vous dire « Contrat local » ?",
    ]);
  });

  test("a party signs in its own register, and nobody for it", async () => {
    const worded = { ...convention, kind: "Convention", scope: "Entre le Département et les institutions partenaires" };
    await done(departmental, "departmentRecordConvention", "ConventionInput", worded);
    const { data } = await ask(`{ convention(id: "${id}") { kind scope } }`, {}, hub.url);
    expect(data.convention).toEqual({ kind: "convention", scope: "institutions" });
    expect((await signing("2019-06-01")).yetToSign).toEqual(["department-meuse", "caf", "msa", "aci-55"]);
    expect(refusedWith(await sign(departmental, "caf"))[0]).toBe("NOT_A_STEWARD");
    expect(refusedWith(await sign("analyst@caf", "caf"))[0]).toBe("NOT_A_STEWARD");
    expect(refusedWith(await declare("caf"))[0]).toBe("PARTY_SIGNS_ITSELF");
    expect(refusedWith(await declare("ars"))[0]).toBe("NOT_A_PARTY");
    expect(refusedWith(await declare("msa", { on: "1990-01-01" }))[0]).toBe("SIGNED_TOO_EARLY");
    expect((await sign("steward@caf", "caf")).errors).toBeUndefined();
    expect(refusedWith(await sign("steward@caf", "caf"))[0]).toBe("ALREADY_SIGNED");
    expect((await signing("2019-06-01")).yetToSign).toEqual(["department-meuse", "msa", "aci-55"]);
  });

  test("nobody signs a blank: an act entered before the convention, or before its terms, counts for nothing and is shown", async () => {
    const blank = { ...convention, id: "demo-blank-cheque", parties: ["department-meuse", "caf", "epci-200049187"] };
    const early = await ask(
      "mutation ($input: ConventionSignatureInput!) { cafSignConvention(input: $input) { id remarks } }",
      { input: { convention: blank.id, act: "SIGNED", on: "2019-02-01", key: "caf-signs-nothing" } },
      hub.url,
      await as("steward@caf", hub),
    );
    expect(early.data.cafSignConvention.remarks).toEqual([expect.stringContaining("votre acte ne compte que si")]);
    await done(departmental, "departmentRecordConvention", "ConventionInput", blank);
    const shown = () => signingIn(hub, blank.id, "2019-06-01");
    expect(await shown()).toMatchObject({
      yetToSign: ["department-meuse", "caf", "epci:200049187"],
      disagreements: [{ party: "caf", standing: "BEFORE_TERMS" }],
    });
    const again = { convention: blank.id, signature: early.data.cafSignConvention.id, expectedVersion: 1 };
    expect((await sign("steward@caf", "caf", again)).errors).toBeUndefined();
    expect(await shown()).toMatchObject({ yetToSign: ["department-meuse", "epci:200049187"], disagreements: [] });
    const other = { ...blank, title: "Autre convention", expectedVersion: 1 };
    await done(departmental, "departmentRecordConvention", "ConventionInput", other);
    expect((await shown()).disagreements).toMatchObject([{ party: "caf", standing: "BEFORE_TERMS" }]);
    const { data } = await ask(`{ convention(id: "${blank.id}") { title ownTitle } }`, {}, hub.url);
    expect(data.convention).toEqual({ title: other.title, ownTitle: other.title });
    // What the Department knows signed, it holds whole.
    const mine = { convention: blank.id, on: "2019-02-02" };
    expect((await sign(departmental, "department", mine)).errors).toBeUndefined();
    for (const more of [{ title: "Encore une autre" }, { parties: ["department-meuse", "caf"] }])
      expect(refusedWith(await record({ ...other, ...more, expectedVersion: 2 }))[0]).toBe("TERM_IS_SIGNED");
  });

  test("it is in force once all have, those without a voice here being declared by the Department, and marked so", async () => {
    expect((await sign(departmental, "department")).errors).toBeUndefined();
    expect((await declare("msa")).errors).toBeUndefined();
    expect((await signing("2019-06-01")).state).toBe("PARTLY_SIGNED");
    expect((await sign("steward@siae", "siae", { on: "2019-05-02" })).errors).toBeUndefined();
    const all = await signing("2019-06-01");
    expect(all).toMatchObject({ state: "IN_FORCE", yetToSign: [], signedOn: "2019-05-02" });
    expect(all.parties.filter(({ declared }) => declared).map(({ party }) => party)).toEqual(["msa"]);
    expect((await signing("2019-05-01")).yetToSign).toEqual(["aci-55"]);
  });

  test("an amendment, a renewal and an end are each party's too; a text that would show somebody is refused", async () => {
    const portrait = { act: "AMENDED", on: "2020-01-10", subject: "Cas d'une femme seule sourde de Bouligny" };
    expect(refusedWith(await sign("steward@caf", "caf", portrait))[0]).toBe("TEXT_REFUSED");
    const amended = { act: "AMENDED", on: "2020-01-10", subject: "Ajout de 12 participants" };
    const { data } = await ask(
      "mutation ($input: ConventionSignatureInput!) { cafSignConvention(input: $input) { remarks } }",
      { input: { convention: id, key: "caf-amends-it", ...amended } },
      hub.url,
      await as("steward@caf", hub),
    );
    expect(data.cafSignConvention.remarks).toEqual([expect.stringContaining("un nombre de personnes s'y lit")]);
    const renewal = { act: "RENEWED", on: "2021-11-01", until: "2022-12-31" };
    expect((await sign("steward@caf", "caf", renewal)).errors).toBeUndefined();
    expect((await signing("2022-02-01")).state).toBe("EXPIRED");
    expect((await sign(departmental, "department", renewal)).errors).toBeUndefined();
    expect((await declare("msa", renewal)).errors).toBeUndefined();
    expect((await sign("steward@siae", "siae", renewal)).errors).toBeUndefined();
    expect(await signing("2022-02-01")).toMatchObject({ state: "IN_FORCE", end: "2022-12-31" });
    expect((await sign("steward@siae", "siae", { act: "ENDED", on: "2022-03-01" })).errors).toBeUndefined();
    expect((await signing("2022-03-01")).state).toBe("ENDED");
    expect(refusedWith(await sign("steward@siae", "siae", { act: "RENEWED", until: "2030-01-01" }))[0]).toBe(
      "PARTY_HAS_LEFT",
    );
  });

  test("a partner refuses by itself what it can; what the register alone knows is shown beside its word", async () => {
    const signing = (more: object, persona = "steward@caf", field = "caf") => sign(persona, field, more);
    for (const [more, code] of [
      [{ convention: "autonomy-scheme" }, "NOT_A_PARTY"],
      [{ convention: "social-life-scheme-caf", on: "1990-01-01" }, "SIGNED_TOO_EARLY"],
      [{ convention: "nobody-recorded-it", on: "1990-01-01" }, "SIGNED_TOO_EARLY"],
      [{ convention: "nobody-recorded-it", on: "2999-01-01" }, "DAY_TO_COME"],
    ] as const)
      expect(refusedWith(await signing(more))[0]).toBe(code);
    const parties = ["department-meuse", "caf", "pole-emploi"];
    const wide = { ...convention, id: "demo-parties-change", parties };
    await done(departmental, "departmentRecordConvention", "ConventionInput", wide);
    expect((await signing({ convention: "nobody-recorded-it" })).errors).toBeUndefined();
    expect((await signing({ convention: wide.id })).errors).toBeUndefined();
    expect(
      (await signing({ convention: wide.id, on: "2017-06-01" }, "steward@pole-emploi", "poleEmploi")).errors,
    ).toBeUndefined();
    // The CAF signed in its own register: the Department cannot know it when it takes the CAF out.
    const narrow = { ...wide, parties: ["department-meuse", "pole-emploi"], expectedVersion: 1 };
    await done(departmental, "departmentRecordConvention", "ConventionInput", narrow);
    const words = "(origin: DEMONSTRATION) { conventionId cites { department { standing } } }";
    const query = `{ cafConventionSignatures${words} poleEmploiConventionSignatures${words} }`;
    const { data, errors } = await ask(query, {}, hub.url);
    expect(errors).toBeUndefined();
    const standings = Object.values<{ conventionId: string; cites: { department: { standing: string } } }[]>(data)
      .flat()
      .map(({ conventionId, cites }) => `${conventionId} ${cites.department.standing}`);
    expect(standings).toEqual(
      expect.arrayContaining([
        `${id} ON_REGISTER`,
        "nobody-recorded-it UNKNOWN",
        "demo-parties-change NOT_A_PARTY",
        "demo-parties-change TOO_EARLY",
      ]),
    );
  });

  test("the Department labels none in force: it waits for each party's own act, those without a voice here being declared", async () => {
    const withCaf = { ...convention, id: "demo-with-caf", parties: ["department-meuse", "caf"] };
    const withMsa = { ...convention, id: "demo-with-msa", parties: ["department-meuse", "msa"] };
    for (const one of [withCaf, withMsa]) {
      for (const more of [
        { status: "IN_FORCE" },
        { status: "IN_FORCE_PARTIAL" },
        { status: "IN_FORCE", signed: "2018-12-15" },
        { status: "EXPIRED", signed: "2018-12-15" },
      ])
        expect(refusedWith(await record({ ...one, ...more }))).toEqual([
          "PARTIES_SIGN_THEMSELVES",
          expect.stringContaining("l'acte de chacune de ses parties"),
        ]);
      expect((await record(one)).errors).toBeUndefined();
      const again = { ...one, status: "IN_FORCE", expectedVersion: 1 };
      expect(refusedWith(await record(again))[0]).toBe("PARTIES_SIGN_THEMSELVES");
    }
    const state = async (id: string) => {
      const query = `{ convention(id: "${id}") { state(on: "2019-06-01") { status sentence } history { since status } } }`;
      return (await ask(query, {}, hub.url)).data.convention;
    };
    for (const { id } of [withCaf, withMsa]) {
      expect((await state(id)).state.status).toBe("UNKNOWN");
      const own = { convention: id, act: "SIGNED", on: "2018-12-15" };
      await done(departmental, "departmentSignConvention", "ConventionSignatureInput", own);
    }
    // The Caisse signs in its own register: the Department's cannot say that it has, nor that it has not.
    expect((await state(withCaf.id)).state).toEqual({
      status: "UNKNOWN",
      sentence: expect.stringContaining("le dit dans son propre registre : la Caisse d'Allocations Familiales"),
    });
    expect((await state(withMsa.id)).state).toEqual({
      status: "AWAITING_SIGNATURE",
      sentence: expect.stringContaining("reste à signer : la Mutualité Sociale Agricole"),
    });
    const declared = { convention: withMsa.id, party: "msa", act: "SIGNED", on: "2019-02-01" };
    await done(departmental, "departmentDeclareSignature", "DeclaredSignatureInput", declared);
    expect(await state(withMsa.id)).toEqual({
      state: {
        status: "IN_FORCE",
        sentence: expect.stringContaining("déclaré par le Département : la Mutualité Sociale Agricole"),
      },
      history: expect.arrayContaining([{ since: "2019-02-01", status: "IN_FORCE" }]),
    });
    expect(refusedWith(await record({ ...withMsa, end: "2022-12-31", expectedVersion: 1 }))[0]).toBe("TERM_IS_SIGNED");
    const inForce = '{ conventions(origin: DEMONSTRATION, status: IN_FORCE, on: "2019-06-01") { id } }';
    expect((await ask(inForce, {}, hub.url)).data.conventions).toEqual([{ id: withMsa.id }]);
  });

  test("a partner that does not answer is unknown, and never unsigned", async () => {
    process.kill(processOf("caf", hub), "SIGKILL");
    let seen = await signing("2019-06-01");
    for (let tries = 0; seen.unknown.length === 0 && tries < 50; tries += 1) seen = await signing("2019-06-01");
    expect([seen.state, seen.unknown, seen.yetToSign]).toEqual(["UNKNOWN", ["caf"], []]);
    const { data, errors = [] } = await ask(gatewaysWord, { id, on: "2019-06-01" }, hub.url);
    expect(data.convention.signing).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: "PARTNER_UNAVAILABLE", institution: "caf" });
  });
});
