import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";

/** The issue's own query: other institutions' scripts rely on these names. */
const territoires = `query Territoires { territories(level: EPCI) { code name population
  caf { rsaHouseholds(from: "2020-12", to: "2021-12") { period value status roundedTo standardError bounds { min max } coverage { present expected }
    release { id demonstration unit source { title licence retrievedOn } } } }
  poleEmploi { jobseekers(from: "2020-Q4", to: "2021-Q4") { period value status roundedTo } }
  siae { structures { siret name kind commune { code name } } }
  department { conventions { id title status parties { id name } } } } }`;

describe("one query joins the four institutions", () => {
  test("for the 16 EPCI, without a token and without an error", async () => {
    const { data, errors } = await ask(territoires);
    expect(errors).toBeUndefined();
    expect(data.territories).toHaveLength(16);
    expect(data.territories[0]).toEqual({
      code: "200033025",
      name: "CA de Bar-le-Duc - Sud Meuse",
      population: 34222,
      caf: {
        rsaHouseholds: [
          expect.objectContaining({
            period: "2020-12",
            value: 1030,
            status: "ROUNDED",
            roundedTo: 5,
            // Many communes round to nought, which err one way: no error is said.
            standardError: null,
          }),
          {
            period: "2021-12",
            value: 960,
            status: "ROUNDED",
            roundedTo: 5,
            // Many communes round to nought, which err one way: no error is said.
            standardError: null,
            bounds: expect.objectContaining({ min: expect.any(Number), max: expect.any(Number) }),
            coverage: { present: 33, expected: 33 },
            release: {
              id: "caf:rsa-households:2021-12:1",
              demonstration: false,
              unit: "HOUSEHOLD",
              source: {
                title: expect.stringContaining("s_ben_com_f"),
                licence: "Licence Ouverte",
                retrievedOn: "2026-11-28",
              },
            },
          },
        ],
      },
      poleEmploi: {
        jobseekers: [
          { period: "2020-Q4", value: expect.any(Number), status: "ROUNDED", roundedTo: 5 },
          { period: "2021-Q4", value: expect.any(Number), status: "ROUNDED", roundedTo: 5 },
        ],
      },
      siae: {
        structures: expect.arrayContaining([
          expect.objectContaining({ kind: "ACI", commune: { code: "55029", name: "Bar-le-Duc" } }),
        ]),
      },
      department: { conventions: [expect.objectContaining({ id: "city-policy-bar-le-duc", status: "UNKNOWN" })] },
    });
  });
});

describe("the other names of the contract", () => {
  test("a territory is found by any code, with what it lies in and what lies in it", async () => {
    const { data, errors } = await ask(`{
      department: territory(code: "55") { name level parent { code } children { code } arrondissements: children(level: ARRONDISSEMENT) { name } }
      epci: territory(code: "200070290") { name level population parent { code } children { code name } }
      commune: territory(code: "55545") { name level parent { code name parent { code } } children { code } } }`);
    expect(errors).toBeUndefined();
    expect(data.department).toMatchObject({ name: "Meuse", level: "DEPARTMENT", parent: null });
    expect(data.department.children).toHaveLength(16);
    expect(data.department.arrondissements.map(({ name }: { name: string }) => name)).toEqual([
      "Bar-le-Duc",
      "Commercy",
      "Verdun",
    ]);
    expect(data.epci).toEqual({
      name: "CC Coeur du Pays Haut (partie meusienne)",
      level: "EPCI",
      population: 2464,
      parent: { code: "55" },
      children: [{ code: "55063", name: "Bouligny" }],
    });
    expect(data.commune).toEqual({
      name: "Verdun",
      level: "COMMUNE",
      parent: { code: "200049187", name: "CA du Grand Verdun", parent: { code: "55" } },
      children: [],
    });
  });

  test("21 signatories, 3 axes and 24 recommendations, 24 conventions", async () => {
    const { data } = await ask(
      `{ institutions { id name conventions { id } } axes { number title recommendations { code title } } conventions { id parties { id name institution { id } territory { name } } territories { code name } } }`,
    );
    expect(data.institutions).toHaveLength(21);
    expect(data.axes.map(({ recommendations }: { recommendations: unknown[] }) => recommendations.length)).toEqual([
      12, 4, 8,
    ]);
    expect(data.axes[0].recommendations[4]).toEqual({
      code: "1.5",
      title: expect.stringContaining("projet professionnel"),
    });
    expect(data.conventions).toHaveLength(24);
    const cityPolicy = data.conventions.find(({ id }: { id: string }) => id === "city-policy-bar-le-duc");
    expect(cityPolicy.parties[1]).toEqual({
      id: "epci:200033025",
      name: "CA de Bar-le-Duc - Sud Meuse",
      institution: null,
      territory: { name: "CA de Bar-le-Duc - Sud Meuse" },
    });
    expect(cityPolicy.territories).toEqual([{ code: "200033025", name: "CA de Bar-le-Duc - Sud Meuse" }]);
  });

  test("a partner is named as on the day that is asked for: Pôle emploi is France Travail since 2024, by its law", async () => {
    const names = 'in2021: name(on: "2021-12-31") in2024: name(on: "2024-01-01") names { name from until source }';
    const { data, errors } = await ask(`{ partners { id name ${names} } institutions { id name ${names} } }`);
    expect(errors).toBeUndefined();
    const lines = [data.partners, data.institutions].map((all) =>
      all.find(({ id }: { id: string }) => id === "pole-emploi"),
    );
    expect(lines.map(({ name }) => name)).toEqual(["Pôle emploi", "Pôle Emploi"]);
    const source = expect.stringContaining("loi n° 2023-1196 du 18 décembre 2023");
    for (const line of lines)
      expect(line).toMatchObject({
        in2021: "Pôle emploi",
        in2024: "France Travail",
        names: [
          { name: "Pôle emploi", from: null, until: "2023-12-31", source },
          { name: "France Travail", from: "2024-01-01", until: null, source },
        ],
      });
    const refused = await ask('{ partners { name(on: "2024") } }');
    expect(refused.errors?.[0]?.extensions?.code).toBe("INVALID_DAY");
  });

  test("partners say whether they answer, and each publisher lists its datasets and releases", async () => {
    const publisher = "{ id name datasets { id title unit releases { id period publishedAt } } }";
    const { data, errors } = await ask(
      `{ partners { id name answers } caf ${publisher} poleEmploi ${publisher} siae ${publisher} department ${publisher} }`,
    );
    expect(errors).toBeUndefined();
    expect(data.partners.map(({ id, answers }: { id: string; answers: boolean }) => [id, answers])).toEqual([
      ["department", true],
      ["pole-emploi", true],
      ["caf", true],
      ["siae", true],
    ]);
    expect(
      data.caf.datasets.map(({ id, releases }: { id: string; releases: unknown[] }) => [id, releases.length]),
    ).toEqual([
      ["rsa-households", 5],
      ["claimant-households", 5],
      ["people-covered", 5],
      ["activity-bonus-households", 5],
      ["housing-aid-households", 5],
      ["family-allowance-households", 5],
      ["early-childhood-households", 5],
      ["rsa-people-covered", 0],
      ["action-rights-opened", 0],
    ]);
    expect(data.poleEmploi.datasets[0].releases).toHaveLength(10);
    expect(data.siae.datasets[0].releases[0]).toMatchObject({ id: "siae:structures:2019-07:1", period: "2019-07" });
    expect(data.department.datasets[0].releases[0].period).toBe("2017-03");
  });

  test("producer, publisher and where the figures were obtained are three different things", async () => {
    const { data } = await ask(
      `{ siae { dataset(id: "structures") { releases { producer publisher source { title licence retrievedOn } policy { kind legalGround } } } } }`,
    );
    expect(data.siae.dataset.releases[0]).toMatchObject({
      producer: "État et Agence de services et de paiement (ASP)",
      publisher: "Réseau des SIAE de la Meuse",
      source: { title: expect.stringContaining("les-emplois"), licence: "non précisée" },
      policy: { kind: "NONE", legalGround: expect.stringContaining("personnes morales") },
    });
  });
});

describe("a question that makes no sense is answered in French with a stable code", () => {
  test.each([
    ['{ territory(code: "99999") { name } }', "UNKNOWN_TERRITORY"],
    ['{ territory(code: "55") { caf { rsaHouseholds(from: "décembre") { value } } } }', "INVALID_PERIOD"],
    ['{ territory(code: "55") { caf { rsaHouseholds(from: "2021", to: "2020") { value } } } }', "PERIOD_REVERSED"],
    ['{ conventions(status: IN_FORCE, on: "2017-02-30") { id } }', "INVALID_DAY"],
    ['{ territory(code: "55") { caf { rsaHouseholds(from: "0000") { value } } } }', "INVALID_PERIOD"],
    ['{ territory(code: "55") { caf { rsaHouseholds(by: [SEX]) { value } } } }', "NOT_BROKEN_DOWN"],
    ["query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE"],
    ["{ territories { children { parent { children { code } } } } }", "QUERY_TOO_COSTLY"],
  ])("%s", async (query, code) => {
    const { errors } = await ask(query);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/[éà«]|ventile/),
        extensions: expect.objectContaining({ code }),
      }),
    ]);
  });
});

const examples = inClone("gateway", "explorer", "examples");
test.each(readdirSync(examples))("the explorer's example %s runs without an error", async (file) => {
  const { data, errors } = await ask(
    readFileSync(join(examples, file), "utf8"),
    {},
    inject("hub").url,
    await as("steering@department", inject("hub")),
  );
  expect(errors).toBeUndefined();
  expect(data).not.toBeNull();
});

test("no answer tells of a host, a stack or SQL", async () => {
  const hostile = [
    "{ nope }",
    "{",
    '{ territory(code: "\' or 1=1 --") { name } }',
    "query ($x: Int!) { __typename }",
    "{ territories(level: PAYS) { code } }",
  ];
  for (const query of hostile) {
    const text = JSON.stringify(await ask(query));
    expect(text).not.toMatch(/127\.0\.0\.1|localhost|node_modules|\bat .+:\d+|select |stacktrace/i);
    expect(text).not.toContain(String(inject("hub").ports.CAF_PORT));
  }
});
