import { parse, print } from "graphql";
import { afterAll, describe, expect, inject, test } from "vitest";
import { as } from "./persona.ts";
import { needs, refused, rowsOf, savedQueriesOf } from "./savedQueriesBed.ts";

const hub = () => inject("hub");
const { at, send } = savedQueriesOf(hub);
afterAll(async () => {
  await at(`/q/${needs.name}`, await as("analyst@department", hub()), "DELETE");
});

describe("a question under a name", () => {
  test("is saved by a reader, and read by a link, without GraphQL and without a key where data are open", async () => {
    expect((await refused(await send("/q", needs))).slice(0, 2)).toEqual([401, "SIGN_IN_NEEDED"]);
    const saved = await send("/q", needs, await as("analyst@department", hub()));
    expect([saved.status, await saved.json()]).toEqual([
      201,
      expect.objectContaining({
        name: "besoins-par-epci",
        institution: expect.stringContaining("Département"),
        links: expect.objectContaining({ csv: "/q/besoins-par-epci.csv" }),
        variables: [
          { name: "epci", type: "ID!", required: true, default: null, codes: null },
          { name: "from", type: "String", required: false, default: '"2021-12"', codes: null },
        ],
      }),
    ]);
    const response = await at("/q/besoins-par-epci.csv?epci=200049187");
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/csv; charset=utf-8; header=present",
    ]);
    const rows = await rowsOf(response);
    expect(rows.map(({ institution, value, unit_label }) => [institution, value, unit_label])).toEqual([
      ["Caisse d'allocations familiales de la Meuse", "1260", "Foyer allocataire"],
      ["Pôle emploi", "2290", "Personne"],
    ]);
  });

  test("in every format that a table has, French for who prefers French, and as the graph answers", async () => {
    const path = "/q/besoins-par-epci";
    expect(await (await at(`${path}.csv?epci=55&format=tableur`)).text()).toMatch(/^code;name;level;/);
    expect(await (await at(`${path}.csv?epci=55`, { "accept-language": "fr" })).text()).toMatch(/^code;name;/);
    const beginnings = { xlsx: "PK", parquet: "PAR1", ndjson: "{" };
    for (const [ending, beginning] of Object.entries(beginnings))
      expect(Buffer.from(await (await at(`${path}.${ending}?epci=55`)).arrayBuffer()).toString("latin1")).toMatch(
        new RegExp(`^${beginning}`),
      );
    expect(await (await at(`${path}.json?epci=200049187`)).json()).toMatchObject({
      data: { territory: { caf: { rsaHouseholds: [{ value: 1260 }] } } },
    });
    const sources = await rowsOf(await at(`${path}.csv?epci=200049187&feuille=Sources`));
    expect(sources.filter(({ élément }) => élément === "publication")).toHaveLength(2);
    expect((await at(`${path}.csv?epci=55`, {}, "HEAD")).status).toBe(200);
  });

  test("is listed and described to all, and so are its owner's institution and its variables, but never its owner", async () => {
    const { queries } = (await (await at("/q")).json()) as { queries: { name: string }[] };
    expect(queries.map(({ name }) => name)).toContain("besoins-par-epci");
    const text = await (await at("/q/besoins-par-epci")).text();
    expect(JSON.parse(text)).toMatchObject({ query: print(parse(needs.query)), description: needs.description });
    expect(text).not.toMatch(/owner|demonstration:analyst/);
  });

  test.each([
    ["none.csv", 404],
    ["none", 404],
    ["none/keys/of/nothing", 404],
    ["besoins-par-epci.csv", 400],
  ])("%s: who opens it by hand and is refused reads a French page that leads on", async (path, status) => {
    const page = await at(`/q/${path}`, { accept: "text/html,*/*;q=0.8" });
    expect([page.status, page.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
    expect(page.headers.get("vary")).toContain("Accept");
    expect(await page.text()).toMatch(/<html lang="fr">.*<h1>.*<a href="\/">/s);
    const json = await at(`/q/${path}`);
    expect([json.status, json.headers.get("content-type")]).toEqual([status, "application/json; charset=utf-8"]);
  });

  test.each([
    ["besoins-par-epsi.csv", 404, "SAVED_QUERY_UNKNOWN", "Vouliez-vous dire « besoins-par-epci » ?"],
    ["besoins-par-epci.csw?epci=55", 400, "TABLE_FORMAT_UNKNOWN", "Vouliez-vous dire « csv » ?"],
    ["besoins-par-epci.csv", 400, "VARIABLE_MISSING", "ajoutez ?epci=…"],
    ["besoins-par-epci.csv?epic=55", 400, "VARIABLE_UNKNOWN", "Vouliez-vous dire « epci » ?"],
    ["besoins-par-epci.csv?epci=55&epci=54", 400, "VARIABLE_INVALID", "une seule valeur"],
    // Not known to the reference: nothing of the table would be answered.
    ["besoins-par-epci.csv?epci=200049188", 400, "UNKNOWN_TERRITORY", "200049188"],
  ])("%s: what is wrong is told with what to write", async (path, status, code, sentence) => {
    const response = await at(`/q/${path}`);
    expect(await refused(response)).toEqual([status, code, expect.stringContaining(sentence)]);
  });

  test.each([
    ["a name that is taken", needs, 409, "SAVED_QUERY_NAME_TAKEN"],
    ["a name of another form", { ...needs, name: "Besoins par EPCI" }, 400, "SAVED_QUERY_INVALID"],
    [
      "a description of two lines",
      { ...needs, name: "autre", description: "Le RSA par EPCI\net son total" },
      400,
      "SAVED_QUERY_INVALID",
    ],
    [
      "a description that reads backwards",
      { ...needs, name: "autre", description: "Le RSA \u202epar EPCI" },
      400,
      "SAVED_QUERY_INVALID",
    ],
    ["no description", { ...needs, name: "autre", description: "" }, 400, "SAVED_QUERY_INVALID"],
    [
      "somebody in its description",
      { ...needs, name: "autre", description: "Appelez le 06 12 34 56 78." },
      400,
      "TEXT_REFUSED",
    ],
    ["an act", { ...needs, name: "autre", query: "mutation { cafCloseDoor { version } }" }, 400, "SAVED_QUERY_INVALID"],
    [
      "an unknown field",
      { ...needs, name: "autre", query: "{ territoires { code } }" },
      400,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["an unexpected member", { ...needs, name: "autre", owner: "moi" }, 400, "SAVED_QUERY_INVALID"],
  ])("%s is refused", async (_, input, status, code) => {
    const response = await send("/q", input, await as("analyst@caf", hub()));
    expect((await refused(response)).slice(0, 2)).toEqual([status, code]);
  });

  test("is removed by who saved it, and by nobody else", async () => {
    const mine = { ...needs, name: "a-retirer" };
    await send("/q", mine, await as("analyst@caf", hub()));
    const others = await at("/q/a-retirer", await as("analyst@department", hub()), "DELETE");
    expect((await refused(others)).slice(0, 2)).toEqual([403, "SAVED_QUERY_NOT_YOURS"]);
    expect((await refused(await at("/q/a-retirer", {}, "DELETE")))[1]).toBe("SIGN_IN_NEEDED");
    expect((await at("/q/a-retirer", await as("analyst@caf", hub()), "DELETE")).status).toBe(200);
    expect((await refused(await at("/q/a-retirer.csv?epci=55")))[1]).toBe("SAVED_QUERY_UNKNOWN");
  });

  test("leaves its name to its institution: a link in a workbook never answers another's question", async () => {
    const other = { ...needs, name: "a-retirer", query: '{ territory(code: "55") { name } }' };
    const taken = await send("/q", other, await as("analyst@department", hub()));
    expect((await refused(taken)).slice(0, 2)).toEqual([409, "SAVED_QUERY_NAME_TAKEN"]);
    const mine = await as("analyst@caf", hub());
    expect((await send("/q", other, mine)).status).toBe(201);
    expect((await at("/q/a-retirer", mine, "DELETE")).status).toBe(200);
  });

  test("a key with a word that is none of its own is refused, not made with the usual end", async () => {
    const asked = await send(`/q/${needs.name}/keys`, { expires: "2027-01-01" }, await as("analyst@caf", hub()));
    expect((await refused(asked)).slice(0, 2)).toEqual([400, "SAVED_QUERY_INVALID"]);
  });

  test("an address that is followed changes nothing: a form of another site saves and removes nothing", async () => {
    const form = await fetch(new URL("/q", hub().url), { method: "POST", body: new URLSearchParams({ name: "x" }) });
    expect((await refused(form)).slice(0, 2)).toEqual([415, "CONTENT_TYPE_NOT_SUPPORTED"]);
    expect((await refused(await at("/q/besoins-par-epci.csv?epci=55", {}, "POST")))[1]).toBe("METHOD_NOT_ALLOWED");
  });
});
