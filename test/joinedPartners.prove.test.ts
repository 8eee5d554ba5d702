import { readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAuthentic } from "@pacte-hub/release-file/verifyRelease";
import type { Login } from "@pacte-hub/server/logins";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { accessibilityFaults, executable, launched, openedAt } from "./browser.ts";
import { fingerprint } from "./guides.ts";
import { freePorts, type StartedHub, startedHub, typed } from "./hub.ts";
import { followBeside, guideQuestion, laidByGuide } from "./joiningGuide.ts";
import { abuses, codeOf, forbidden } from "./loginWall.ts";

/** One laid by the guide, command by command, and a demonstration partner that is started on request. */
const joined = ["region", "msa"] as const;
const region = inClone("demo/partners/region");
const ofGraph = ["department", "pole-emploi", "caf", "siae"];

let hub: StartedHub;
let folder: string;
let environment: Record<string, string>;
let passwords: Record<string, string>;
let before: string;

beforeAll(async () => {
  before = fingerprint();
  folder = await mkdtemp(join(tmpdir(), "partners-"));
  const msa = await laidByGuide(folder, { HUB_PARTNERS: region });
  const ports = await freePorts();
  environment = {
    HUB_PARTNERS: `${region},${msa}`,
    MSA_PORT: String(ports.CAF_PORT),
    REGION_PORT: String(ports.SIAE_PORT),
  };
  hub = await startedHub({ from: inject("firstFolder"), environment });
  passwords = JSON.parse(readFileSync(join(hub.dataDir, "passwords.json"), "utf8"));
  environment = {
    ...environment,
    HUB_DATA_DIR: hub.dataDir,
    PG_PORT: String(hub.ports.PG_PORT),
    GATEWAY_PORT: String(hub.ports.GATEWAY_PORT),
    IDENTITY_PORT: String(hub.ports.IDENTITY_PORT),
  };
  await followBeside(folder, environment);
});
afterAll(async () => {
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("institutions that joined by their own folder", () => {
  test("answer beside the others, in one question, with figures that say what they are", async () => {
    const figures = "{ period value status release { demonstration publisher unit } }";
    const { data, errors } = await ask(
      `{ partners { id answers } territory(code: "200033025") {
         caf { rsaHouseholds(from: "2021-12", to: "2021-12") ${figures} }
         msa { rsaHouseholds(from: "2021-12", to: "2021-12", origin: DEMONSTRATION) ${figures} } } }`,
      {},
      hub.url,
      await as("analyst@msa"),
    );
    expect(errors).toBeUndefined();
    expect(data.partners).toEqual([...ofGraph, ...joined].map((id) => ({ id, answers: true })));
    const { caf, msa } = data.territory;
    expect(caf.rsaHouseholds).toMatchObject([{ value: 960, release: { demonstration: false } }]);
    expect(msa.rsaHouseholds).toMatchObject([
      {
        period: "2021-12",
        release: { demonstration: true, unit: "HOUSEHOLD", publisher: expect.stringContaining("Mutualité") },
      },
    ]);
  });

  test("the guide's own question has its answer", async () => {
    const { data, errors } = await ask(guideQuestion, {}, hub.url, await as("analyst@msa"));
    expect(errors).toBeUndefined();
    expect(data.territory).toMatchObject({ caf: { rsaHouseholds: [{}] }, msa: { rsaHouseholds: [{}] } });
  });

  test("a reader without a grant is refused by them, and their part alone", async () => {
    const { data, errors } = await ask(
      '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12") { value } } msa { rsaHouseholds(origin: DEMONSTRATION) { value } } } }',
      {},
      hub.url,
    );
    expect(data.territory).toMatchObject({ caf: { rsaHouseholds: expect.any(Array) }, msa: { rsaHouseholds: null } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_GRANTED", institution: "msa" });
  });

  test("a small count is withheld, and another with it so that no subtraction tells", async () => {
    const { data } = await ask(
      "{ territories(level: EPCI) { code msa { rsaHouseholds(origin: DEMONSTRATION) { value status } } } }",
      {},
      hub.url,
      await as("analyst@msa"),
    );
    const withheld = data.territories.filter(
      ({ msa }: { msa: { rsaHouseholds: readonly { status: string }[] } }) =>
        msa.rsaHouseholds[0]?.status === "WITHHELD",
    );
    expect(withheld.length).toBeGreaterThan(1);
  });

  test("say their own word on a convention, and the gateway counts it", async () => {
    const query =
      '{ convention(id: "framework-rsa-orientation") { msa { signatures(origin: DEMONSTRATION) { party } } signing { parties { party saidBy } } } }';
    const { data, errors } = await ask(query, {}, hub.url, await as("analyst@msa"));
    expect(errors).toBeUndefined();
    expect(data.convention.signing.parties).toContainEqual({ party: "msa", saidBy: "msa" });
  });

  test("what they publish is signed by their own key", async () => {
    const query =
      'query ($id: ID!) { msa { release(id: $id) { file signature publicKey } } caf { release(id: "caf:rsa-households:2021-12:1") { publicKey } } }';
    const { data } = await ask(query, { id: "msa:msa-rsa-households:2021-12:1" }, hub.url, await as("analyst@msa"));
    expect(isAuthentic(data.msa.release)).toBe(true);
    expect(isAuthentic({ ...data.msa.release, file: `${data.msa.release.file} ` })).toBe(false);
    expect(data.msa.release.publicKey).not.toBe(data.caf.release.publicKey);
  });

  test.each(joined)("only %s's stewards act for it, and its journal holds", async (partner) => {
    const field = partner;
    const act = `mutation { ${field}ChangeDoor(input: { closed: true, reason: "Essai", key: "door-${partner}-key" }) { id } }`;
    const refused = await ask(act, {}, hub.url, await as("steward@caf"));
    expect(refused.errors?.[0]?.extensions?.code).toBe("NOT_A_STEWARD");
    expect(await typed(["journal", "verify", partner], environment)).toMatchObject({ code: 0 });
  });

  test.each(joined)("%s answers to no caller but the gateway", async (partner) => {
    const port = environment[`${partner.toUpperCase()}_PORT`];
    const { errors } = await ask("{ __typename }", {}, `http://127.0.0.1:${port}/graphql`);
    expect(errors?.[0]?.extensions?.code).toBe("CARRIER_REFUSED");
  });

  test.each(
    joined.flatMap((partner) =>
      Object.entries(abuses).flatMap(([login, all]) => all.map((sql) => [partner, login as Login, sql] as const)),
    ),
  )("the database of %s refuses its %s: %s", async (partner, login, sql) => {
    expect(await codeOf(urlOf(partner, login), sql)).toBe(forbidden);
  });

  test("no login of theirs opens another's database, and none of another's opens theirs", async () => {
    for (const partner of joined)
      for (const login of ["OWNER", "PUBLISHER", "READER", "STEWARD"] as const) {
        expect(await codeOf(urlOf(partner, login, "caf"), "select 1")).toBe(forbidden);
        expect(await codeOf(urlOf("caf", login, partner), "select 1")).toBe(forbidden);
      }
  });

  test.skipIf(!executable)(
    "have their place on the pages by themselves: who they are, what they publish, what is not open",
    async () => {
      const browser = await launched();
      try {
        const base = new URL("/", hub.url).href;
        for (const path of [
          "partenariat?origine=demonstration",
          "territoires/200033025?origine=demonstration",
          "sources",
        ]) {
          const page = await openedAt(browser, `${base}${path}`);
          for (const name of ["Mutualité sociale agricole", "Région Grand Est"])
            await page.locator("main").getByText(name).first().waitFor();
          // Of what nobody publishes the sources keep a folded list.
          if (path === "sources")
            await page
              .locator("summary")
              .filter({ hasText: /^Sans chiffre réel publié.*Mutualité sociale agricole/ })
              .click();
          const title = page.locator("main").getByText("Foyers allocataires du RSA (régime agricole)");
          await title.filter({ visible: true }).first().waitFor();
          expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
          await page.close();
        }
      } finally {
        await browser.close();
      }
    },
  );

  test("nothing changed outside their folders: the composed graph lies in the hub's own", () => {
    expect(fingerprint()).toBe(before);
    expect(readFileSync(join(hub.dataDir, "supergraph.graphql"), "utf8")).toContain("type MsaInTerritory");
  });
});

describe("a folder that cannot join", () => {
  test.each<[string, readonly string[], string]>([
    ["a name that is taken", ["caf", "Une autre CAF"], "s'appelle déjà « caf »"],
    ["a name that is none", ["MSA 55", "La MSA"], "ne convient pas"],
    ["a signatory who speaks already", ["msab", "MSA", "--signatory", "caf"], "« caf » parle déjà"],
    ["a dataset that is another's", ["msab", "MSA", "--dataset", "rsa-households"], "« rsa-households » est déjà"],
    ["a port that is another's", ["msab", "MSA", "--port", "4003"], "Le port 4003 est déjà"],
  ])("%s: one sentence with its code, and nothing half made", async (_, words, sentence) => {
    const place = join(folder, "refused");
    const { code, said } = await typed(["new-partner", ...words, "--in", place]);
    expect([code, said]).toEqual([1, expect.stringMatching(/^[^\n]+ \[PARTNER_REFUSED\]\n$/)]);
    expect(said).toContain(sentence);
    expect(() => readFileSync(place)).toThrow("ENOENT");
  });

  test("a rehearsal says what would be written, and writes nothing", async () => {
    const place = join(folder, "rehearsed");
    const { code, said } = await typed(["new-partner", "msab", "MSA", "--in", place, "--dry-run"]);
    expect([code, said]).toEqual([0, expect.stringContaining("partner.json")]);
    expect(() => readFileSync(place)).toThrow("ENOENT");
  });
});

const tokens = new Map<string, string>();

async function as(persona: string): Promise<{ readonly authorization: string }> {
  const token = tokens.get(persona) ?? (await typed(["token", persona], environment)).said.trim();
  tokens.set(persona, token);
  return { authorization: `Bearer ${token}` };
}

function urlOf(partner: string, login: string, database: string = partner): string {
  const role = `${partner}_${login.toLowerCase()}`;
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${hub.ports.PG_PORT}/${database}`;
}
