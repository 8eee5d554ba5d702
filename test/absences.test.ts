import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

/** What a question that names something unknown is answered: its code, its suggestion, and no list. */
async function refusedWith(question: string) {
  const { data, errors = [] } = await ask(question);
  const [error] = errors;
  expect(errors, question).toHaveLength(1);
  return { data, code: error?.extensions?.code, suggestion: error?.extensions?.suggestion, message: error?.message };
}

describe("an unknown word is an error that says the nearest right one, never an empty list", () => {
  test.each([
    ['{ territory(code: "Ancervile") { name } }', "UNKNOWN_TERRITORY", "55010"],
    ['{ actions(recommendation: "1.55") { id } }', "UNKNOWN_REFERENCE", "1.5"],
    ['{ actions(territory: "200033026") { id } }', "UNKNOWN_TERRITORY", "200033025"],
    ['{ conventions(with: "cafe") { id } }', "UNKNOWN_REFERENCE", "caf"],
    ['{ conventions(with: "epci:200033026") { id } }', "UNKNOWN_REFERENCE", "200033025"],
    ['{ convention(id: "city-policy-grand-verdum") { id } }', "UNKNOWN_REFERENCE", "city-policy-grand-verdun"],
    ['{ caf { dataset(id: "rsa-household") { id } } }', "UNKNOWN_DATASET", "rsa-households"],
    ['{ caf { releases(dataset: "rsa-household") { id } } }', "UNKNOWN_DATASET", "rsa-households"],
    [
      '{ caf { release(id: "caf:rsa-households:2021-12:9") { id } } }',
      "UNKNOWN_REFERENCE",
      "caf:rsa-households:2021-12:1",
    ],
    ['{ cafRanking(of: "rsa-household", period: "2021-12") { rank } }', "UNKNOWN_DATASET", "rsa-households"],
    ['{ blockingPoints(funder: "pole-emplois") { id } }', "UNKNOWN_REFERENCE", "pole-emploi"],
  ])("%s", async (question, code, suggestion) => {
    expect(await refusedWith(question)).toMatchObject({ code, suggestion });
  });

  test("where none is near, those there are are told", async () => {
    expect((await refusedWith("{ actions(axis: 9) { id } }")).message).toBe(
      "L'axe « 9 » n'est pas au registre. Il y a « 1 », « 2 », « 3 ».",
    );
    const { message } = await refusedWith('{ meetings(committee: "xyzxyzxyz") { id } }');
    expect(message).toMatch(/^L'instance « xyzxyzxyz » n'est pas au registre\. Il y a « /);
    expect((await refusedWith('{ structure(siret: "12345678901234") { name } }')).code).toBe("UNKNOWN_REFERENCE");
  });

  test("an EPCI is its SIREN, and what asked it as before still does", async () => {
    const { data, errors } = await ask(
      '{ a: conventions(with: "200049187") { id } b: conventions(with: "epci:200049187") { id } c: conventions(with: "200066165") { id } }',
    );
    expect(errors).toBeUndefined();
    expect(data.a).toEqual(data.b);
    expect(data.a.length).toBeGreaterThan(0);
    expect(Array.isArray(data.c)).toBe(true);
  });

  test("a filter that is null filters nothing", async () => {
    const { data } = await ask("{ a: actions(axis: null, year: null, origin: REAL) { id } b: actions { id } }");
    expect(data.a).toEqual(data.b);
  });
});

describe("what is asked amiss is told as it is", () => {
  test.each([-1, 0, 51])("a ranking of %i lines is none", async (first) => {
    const question = `{ cafRanking(of: "rsa-households", period: "2021-12", first: ${first}) { rank } }`;
    expect(await refusedWith(question)).toMatchObject({
      code: "INVALID_LENGTH",
      message: `« first » vaut de 1 à 50 ; ${first} n'en est pas.`,
    });
  });

  test("a year that the hub cannot read is no fault of writing", async () => {
    expect(
      await refusedWith('{ territory(code: "55") { caf { rsaHouseholds(from: "1800") { value } } } }'),
    ).toMatchObject({
      code: "INVALID_PERIOD",
      message: "« 1800 » est hors des années que le hub sait lire : de 1900 à 2099.",
    });
    const early = { "Hub-As-Of": "0001-01-01T00:00:00Z" };
    const { errors } = await ask("{ pact { id } }", {}, undefined, early);
    expect(errors?.[0]?.message).toBe(
      "Hub-As-Of demande le 0001-01-01T00:00:00Z, avant que le hub n'ait pu rien savoir : donnez un instant de 1970 ou d'après.",
    );
  });

  test("a journal that is refused leaves what the institution says beside it", async () => {
    const { data, errors } = await ask("{ caf { journal { endCursor } grants { id } datasets { id } } }");
    expect(data.caf).toMatchObject({ journal: null, grants: null });
    expect(data.caf.datasets.length).toBeGreaterThan(0);
    expect(errors?.map(({ extensions }) => extensions?.code).sort()).toEqual(["NOT_A_STEWARD", "NOT_GRANTED"]);
  });
});

describe("what nobody publishes is told so, and no convention is named that would open nothing", () => {
  test("a dataset without any real figure", async () => {
    const { code, message } = await refusedWith('{ territory(code: "55") { siae { employees { value } } } }');
    expect(code).toBe("NOT_PUBLISHED");
    expect(message).toBe(
      "Aucun chiffre réel du jeu « Salariés en insertion » (siae-employees) n'est publié dans le hub, pour personne : aucun accès ne l'ouvrirait.",
    );
    const { data } = await ask("{ siae { access { dataset decision isPublished convention } } }");
    expect(data.siae.access).toContainEqual({
      dataset: "siae-employees",
      decision: "REFUSED",
      isPublished: false,
      convention: null,
    });
    expect(data.siae.access).toContainEqual(
      expect.objectContaining({ dataset: "structures", decision: "OPEN", isPublished: true }),
    );
  });

  test("a level that is never published", async () => {
    const question = '{ territory(code: "200049187") { department { rsaHouseholdsAtStart { value } } } }';
    expect(await refusedWith(question)).toMatchObject({
      code: "LEVEL_NOT_PUBLISHED",
      message:
        "Le jeu « Allocataires du RSA au point de départ du Pacte » (rsa-households-at-start) n'est publié pour personne par EPCI : demandez un territoire plus grand.",
    });
  });

  test("a breakdown that is never published, of figures that are", async () => {
    const question = '{ territory(code: "55") { poleEmploi { jobseekers(by: [SEX], from: "2021-Q4") { value } } } }';
    expect(await refusedWith(question)).toMatchObject({
      code: "BREAKDOWN_NOT_PUBLISHED",
      message:
        "Le jeu « Demandeurs d'emploi en fin de mois, catégories A, B et C » (jobseekers) n'est publié pour personne ventilé par SEX ; demandez son total, ou une autre ventilation.",
    });
  });

  test.each([
    ['by: [SEX], to: "2001"', "jusqu'à « 2001 »", "2015-Q4"],
    ['from: "2016-Q1", to: "2016-Q2"', "de « 2016-Q1 » à « 2016-Q2 »", "2015-Q4"],
    ['from: "2031", to: "2031"', "pour « 2031 », qui n'a pas commencé", "2024-Q4"],
  ])("a span in which nothing is published is out of range: %s", async (span, said, nearest) => {
    const question = `{ territory(code: "55") { poleEmploi { jobseekers(${span}) { value } } } }`;
    const { code, message, suggestion } = await refusedWith(question);
    expect([code, suggestion]).toEqual(["PERIOD_NOT_PUBLISHED", nearest]);
    expect(message).toBe(
      `Le jeu « Demandeurs d'emploi en fin de mois, catégories A, B et C » (jobseekers) n'a aucun chiffre publié ${said} ; il en a de « 2015-Q4 » à « 2024-Q4 ». La période la plus proche est « ${nearest} ».`,
    );
  });

  test("what is invented and not opened is said to be invented", async () => {
    const question = '{ territory(code: "55") { siae { employees(origin: DEMONSTRATION) { value } } } }';
    const { code, message } = await refusedWith(question);
    expect(code).toBe("NOT_GRANTED");
    expect(message).toContain(
      "ne vous ouvre pas le jeu « Salariés en insertion » (siae-employees), chiffres de démonstration",
    );
  });
});
