import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { as } from "./persona.ts";
import { refused, savedQueriesOf } from "./savedQueriesBed.ts";
import { secondSteward } from "./secondSteward.ts";

let hub: StartedHub;
let folder: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  folder = await mkdtemp(join(tmpdir(), "citations-"));
}, 240_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});
const { at, send } = savedQueriesOf(() => hub);
const environment = () => ({ HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) });

async function published(count: number): Promise<void> {
  const file = join(folder, "correction.csv");
  await writeFile(file, `code_commune;periode;foyers_rsa\n55545;2025-12;${count}\n`);
  const said = await typed(["publish", "caf", "rsa-households", file, "--unusual", "fichier d'essai"], environment());
  expect(said).toMatchObject({ code: 0 });
}

const query = `query ($code: ID!) { territory(code: $code) { name caf { rsaHouseholds(from: "2025-12") { value status release { id } } } } }`;
const variables = { code: "55545" };
const release = "caf:rsa-households:2025-12:1";

interface Cited {
  readonly citation: {
    readonly link: string;
    readonly reference: string;
    readonly hash?: string;
    readonly asOf: string;
  };
  readonly verdict: { readonly kind: string; readonly changes: readonly object[]; readonly sentence: string };
}
const opened = async (link: string): Promise<Cited> => (await (await at(link)).json()) as Cited;
let link: string;

test("pins a question with its instant, its releases and a line to cite it by", async () => {
  await published(700);
  expect((await refused(await send("/citations", { query, variables }))).slice(0, 2)).toEqual([401, "SIGN_IN_NEEDED"]);
  const response = await send("/citations", { query, variables }, await as("analyst@department", hub));
  const { citation } = (await response.json()) as Cited;
  expect([response.status, citation]).toEqual([
    201,
    expect.objectContaining({ variables, releases: [release], hash: expect.stringMatching(/^[\w-]{43}$/) }),
  ]);
  link = citation.link;
  for (const part of ["Caisse d'allocations familiales", "Hub du Pacte", release, link])
    expect(citation.reference).toContain(part);
  expect(await opened(link)).toMatchObject({
    citation: { hash: citation.hash, asOf: citation.asOf, reference: citation.reference },
    verdict: { kind: "IDENTICAL", changes: [] },
  });
});

test("is a page for who follows the link from a report", async () => {
  const response = await at(link, { accept: "text/html,*/*;q=0.8" });
  const page = await response.text();
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  for (const part of ["<h1>Citation : identique</h1>", "Hub du Pacte", link, encodeURIComponent(release)])
    expect(page).toContain(part);
  expect(page).not.toMatch(/<script|\son\w+=/);
  const unknown = await at("/c/abcdefghijkl", { accept: "text/html" });
  expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining("CITATION_UNKNOWN")]);
  // A link that was copied badly, too, is answered by a page that leads on; a program reads JSON.
  const miscopied = await at("/c/zzz", { accept: "text/html" });
  expect([miscopied.status, miscopied.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  expect(await miscopied.text()).toMatch(/<html lang="fr">.*citation « zzz ».*<a href="\/">/s);
  expect((await refused(await at("/c/zzz"))).slice(0, 2)).toEqual([404, "CITATION_UNKNOWN"]);
});

test("answers the same at its instant after a correction, and says that a newer vintage has come", async () => {
  await published(705);
  expect((await opened(link)).verdict).toMatchObject({
    kind: "IDENTICAL",
    changes: [{ release, reason: "SUPERSEDED" }],
  });
});

test("says of what is withdrawn that it is, and gives neither verdict nor hash any more", async () => {
  const withdrawal = ["withdraw", "caf", release, "--reason", "Erreur de saisie"];
  await typed(withdrawal, environment());
  const second = { ...environment(), CAF_STEWARD_URL: await secondSteward(hub, "caf") };
  expect(await typed(withdrawal, second)).toMatchObject({ code: 0 });
  const { citation, verdict } = await opened(link);
  expect(verdict).toMatchObject({ kind: "NOT_COMPARABLE", changes: [{ release, reason: "WITHDRAWN" }] });
  expect(verdict.sentence).toContain("retirée");
  expect(citation).not.toHaveProperty("hash");
});

test("is of another instant where one is asked, and of none that has not come", async () => {
  const reader = await as("analyst@caf", hub);
  const instant = new Date(Date.now() - 1_000).toISOString();
  const past = await send("/citations", { query, variables }, { ...reader, "hub-as-of": instant });
  expect(((await past.json()) as Cited).citation.asOf).toBe(instant);
  // Nothing was published then: nothing is cited.
  const before = await send("/citations", { query, variables }, { ...reader, "hub-as-of": "2001-01-01T00:00:00Z" });
  expect(await refused(before)).toEqual([409, "CITATION_EMPTY", expect.stringContaining("1er janvier 2001")]);
  const future = await send("/citations", { query, variables }, { ...reader, "hub-as-of": "2999-01-01T00:00:00Z" });
  expect((await refused(future)).slice(0, 2)).toEqual([400, "AS_OF_IN_FUTURE"]);
});

test.each([
  [
    "what is not open to its reader",
    { query: '{ department { access { dataset } } territory(code: "55") { department { orientations { value } } } }' },
    409,
    "CITATION_INCOMPLETE",
  ],
  ["what says nothing of anybody", { query: "{ __typename }" }, 409, "CITATION_EMPTY"],
  ["a territory that nobody knows", { query, variables: { code: "5599999" } }, 400, "UNKNOWN_TERRITORY"],
  ["a variable that is missing", { query }, 400, "BAD_USER_INPUT"],
  ["an act", { query: "mutation { cafChangeDoor { version } }" }, 400, "SAVED_QUERY_INVALID"],
  ["no question", {}, 400, "SAVED_QUERY_INVALID"],
  ["another member", { query, operationName: "x" }, 400, "BAD_REQUEST"],
])("%s is not cited", async (_, body, status, code) => {
  const response = await send("/citations", body, await as("analyst@siae", hub));
  expect((await refused(response)).slice(0, 2)).toEqual([status, code]);
});

test.each([
  ["a variable that is none of the question's", { nom: "Mme Martine Leroy" }, "VARIABLE_UNKNOWN"],
  ["a person in a variable", { code: "Mme Martine Leroy née le 12/03/1980" }, "TEXT_REFUSED"],
])("%s is not kept for all who have the link", async (_, more, code) => {
  const body = { query, variables: { ...variables, ...more } };
  const response = await send("/citations", body, await as("analyst@siae", hub));
  expect((await refused(response)).slice(0, 2)).toEqual([400, code]);
});

test("is taken back by who made it, and by nobody else; its link is the hub's own, whatever a header pretends", async () => {
  const mine = await as("analyst@caf", hub);
  const made = await send("/citations", { query: `# pour Martine Leroy\n${query}`, variables: { code: "55" } }, mine);
  const { citation } = (await made.json()) as Cited;
  expect(citation.reference).toContain(` Citation : ${new URL(hub.url).origin}${citation.link}`);
  expect(JSON.stringify((await opened(citation.link)).citation)).not.toContain("Martine");
  expect((await at(citation.link, await as("analyst@siae", hub), "DELETE")).status).toBe(404);
  expect((await at(citation.link, {}, "DELETE")).status).toBe(401);
  expect((await at(citation.link, mine, "DELETE")).status).toBe(200);
  expect((await at(citation.link)).status).toBe(404);
});

test("a link that leads nowhere says so", async () => {
  expect((await refused(await at("/c/abcdefghijkl"))).slice(0, 2)).toEqual([404, "CITATION_UNKNOWN"]);
  expect((await refused(await at("/citations"))).slice(0, 2)).toEqual([405, "METHOD_NOT_ALLOWED"]);
});
