import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

interface Convention {
  readonly id: string;
  readonly status: string;
  readonly state: { readonly on: string; readonly knownUntil: string | null; readonly sentence: string };
}

const asked =
  "query ($on: String, $status: ConventionStatus, $with: ID) { conventions(on: $on, status: $status, with: $with) { id status state { on knownUntil sentence } } }";
const conventions = async (variables: object): Promise<readonly Convention[]> =>
  (await ask(asked, { ...variables })).data.conventions;
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe("a convention's status is judged on the day asked", () => {
  test("one that ended is expired, whatever the register of 2017 says", async () => {
    expect(idsOf(await conventions({ on: "2017-12-31", status: "IN_FORCE", with: "caf" }))).toEqual([
      "framework-rsa-orientation",
      "family-services-scheme-2016-2020",
    ]);
    expect(idsOf(await conventions({ on: "2021-01-01", status: "IN_FORCE", with: "caf" }))).toEqual([
      "framework-rsa-orientation",
    ]);
  });

  test("none is in force in 1990: those with a first day have not started, of the others nothing is known", async () => {
    const in1990 = await conventions({ on: "1990-01-01" });
    expect(in1990.filter(({ status }) => status === "NOT_STARTED")).toHaveLength(8);
    expect(in1990.filter(({ status }) => status === "UNKNOWN")).toHaveLength(16);
  });

  test("the day of a list reaches each convention in it, and those of their parties", async () => {
    const query =
      '{ conventions(on: "2016-06-01", with: "caf") { id status state { on } parties { institution { conventions { id status } } } } }';
    const { data } = await ask(query);
    const byId = new Map(data.conventions.map(({ id, status }: Convention) => [id, status]));
    expect(byId.get("family-services-scheme-2016-2020")).toBe("IN_FORCE");
    expect(byId.get("social-life-scheme-caf")).toBe("UNKNOWN");
    for (const { state, parties } of data.conventions) {
      expect(state.on).toBe("2016-06-01");
      for (const { institution } of parties)
        for (const one of institution.conventions) if (byId.has(one.id)) expect(one.status).toBe(byId.get(one.id));
    }
    const own = await ask('{ conventions(on: "2016-06-01", with: "caf") { status(on: "2021-06-01") id } }');
    expect(own.data.conventions[1]).toEqual({ id: "family-services-scheme-2016-2020", status: "EXPIRED" });
  });

  test("what rests on the Pact alone is known until the end of 2021, and unknown after: in a value and in French", async () => {
    const of = (found: readonly Convention[], id: string) => found.find((one) => one.id === id);
    const last = of(await conventions({ on: "2021-12-31" }), "cls-montmedy");
    expect(last).toMatchObject({ status: "IN_FORCE", state: { knownUntil: "2021-12-31" } });
    expect(last?.state.sentence).toBe("En vigueur selon le Pacte ; connu jusqu'au 31 décembre 2021 seulement.");
    const today = await conventions({});
    expect(of(today, "cls-montmedy")).toMatchObject({ status: "UNKNOWN", state: { knownUntil: null } });
    expect(today.filter(({ status }) => status.startsWith("IN_"))).toEqual([]);
    expect(of(await conventions({ on: "2018-01-01" }), "fapi-2017-2019")?.state).toEqual({
      on: "2018-01-01",
      knownUntil: "2019-12-31",
      sentence: "En vigueur depuis le 1er janvier 2017, jusqu'au 31 décembre 2019.",
    });
  });
});

describe("parties", () => {
  const query =
    "{ conventions { id partiesInferred parties { id name inferred institution { id } } remarks { text origin } } }";
  interface Joined {
    readonly id: string;
    readonly partiesInferred: boolean;
    readonly parties: readonly { id: string; name: string; inferred: boolean; institution: { id: string } | null }[];
    readonly remarks: readonly { text: string; origin: string }[];
  }

  test("those that the Pact does not name are marked as inferred, and a note of the hub says from what", async () => {
    const found: readonly Joined[] = (await ask(query)).data.conventions;
    const inferred = found.filter(({ partiesInferred }) => partiesInferred);
    expect(inferred).toHaveLength(19);
    for (const { parties, remarks } of inferred) {
      expect(parties.some((one) => one.inferred)).toBe(true);
      expect(remarks.some(({ text, origin }) => origin === "HUB" && text.startsWith("Le Pacte n"))).toBe(true);
    }
    const named = found.filter(({ partiesInferred }) => !partiesInferred);
    expect(idsOf(named)).toEqual([
      "child-scheme-2016-2020",
      "pole-emploi-department-2014",
      "social-life-scheme-caf",
      "autonomy-scheme",
      "cifre-perseus",
    ]);
    for (const { parties } of named) expect(parties.some((one) => one.inferred)).toBe(false);
  });

  test("the Region is no party of the regional health project, and the researcher's laboratory is one of her convention", async () => {
    const found: readonly Joined[] = (await ask(query)).data.conventions;
    const partiesOf = (id: string) => found.find((one) => one.id === id)?.parties;
    expect(partiesOf("regional-health-project-praps")).toEqual([
      { id: "ars", name: "l'Agence Régionale de Santé", inferred: true, institution: { id: "ars" } },
    ]);
    expect(partiesOf("cifre-perseus")?.[1]).toEqual({
      id: "perseus-laboratory",
      name: "laboratoire PerSeus de l'Université de Lorraine",
      inferred: false,
      institution: null,
    });
    const { data } = await ask("{ institutions { id conventions { id } } }");
    const region = data.institutions.find(({ id }: { id: string }) => id === "region-grand-est");
    expect(idsOf(region.conventions)).toEqual(["regional-iae-agreement-2017"]);
  });
});
