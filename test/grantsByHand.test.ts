import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { as } from "./persona.ts";

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(() => hub.stop());

const typing = (...words: readonly string[]) =>
  typed(words, { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) });

const sanctions = async () =>
  ask(
    `{ territory(code: "55") { department { sanctions(origin: DEMONSTRATION) { value } } } }`,
    {},
    hub.url,
    await as("analyst@region", hub),
  );
const reasonOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions?.reason ?? null;

describe("a steward at the command line of his institution", () => {
  test("grants, and the next request of those readers is answered; revokes, and the next is refused; all is in the journal", {
    timeout: 60_000,
  }, async () => {
    expect(reasonOf(await sanctions())).toBe("NO_GRANT");
    const words = [
      "--to",
      "region-grand-est",
      "--role",
      "analyst",
      "--finest",
      "department",
      "--convention",
      "framework-rsa-orientation",
    ];
    const granted = await typing("grant", "department", "sanctions", ...words);
    expect([granted.code, granted.said]).toEqual([0, expect.stringMatching(/^Accordé : department:[\w-]+\.\n$/)]);
    const id = /department:[\w-]+/.exec(granted.said)?.[0] ?? "";
    const { data, errors } = await sanctions();
    expect([errors, data.territory.department.sanctions]).toEqual([undefined, []]);
    expect((await typing("grants", "department")).said).toContain(id);
    expect(await typing("revoke", "department", id, "--reason", "Fin de l'étude")).toMatchObject({ code: 0 });
    expect(reasonOf(await sanctions())).toBe("GRANT_REVOKED");
    const again = await typing("revoke", "department", id, "--reason", "Encore");
    expect([again.code, again.said]).toEqual([1, expect.stringContaining("déjà révoqué")]);
    const { data: told } = await ask(
      `{ department { journal(first: 50) { nodes { kind name decision about } } } }`,
      {},
      hub.url,
      await as("steward@department", hub),
    );
    const acts = told.department.journal.nodes.filter(
      ({ kind, name }: { kind: string; name: string }) => kind === "ACT" && name !== "PublishRelease",
    );
    expect(acts.map(({ name, decision }: { name: string; decision: string }) => [name, decision])).toEqual([
      ["RevokeAccess", "REFUSED"],
      ["RevokeAccess", "DONE"],
      ["GrantAccess", "DONE"],
    ]);
    expect(await typing("journal", "verify", "department")).toMatchObject({ code: 0 });
  });

  test("closes his institution's door: not one figure comes out, open ones included, until he opens it", {
    timeout: 60_000,
  }, async () => {
    const households = () =>
      ask(
        `{ territory(code: "55") { caf { rsaHouseholds { value } } poleEmploi { jobseekers { value } } } }`,
        {},
        hub.url,
      );
    expect((await households()).data.territory.caf.rsaHouseholds).toHaveLength(5);
    expect(await typing("close", "caf", "--reason", "Vérification")).toMatchObject({ code: 0 });
    const { data, errors } = await households();
    expect([data.territory.caf, data.territory.poleEmploi.jobseekers.length]).toEqual([null, 10]);
    expect(errors?.[0]?.extensions?.code).toBe("DOOR_CLOSED");
    const file = await fetch(new URL("/releases/caf:rsa-households:2021-12:1.csv", hub.url));
    expect(file.status).toBeGreaterThanOrEqual(400);
    // Of a closed institution the feed has nothing, and says so: without a word it would seem whole.
    const feed = async () => {
      const response = await fetch(new URL("/docs/releases.atom", hub.url));
      return `${response.headers.get("hub-errors")} ${await response.text()}`;
    };
    await expect.poll(feed, { timeout: 10_000, interval: 250 }).toMatch(/^DOOR_CLOSED [\s\S]*a fermé sa porte/);
    expect(await typing("open", "caf", "--reason", "Vérifié")).toMatchObject({ code: 0 });
    expect((await households()).data.territory.caf.rsaHouseholds).toHaveLength(5);
  });

  test("is told what he mistyped, and an act that takes two waits for the second", { timeout: 60_000 }, async () => {
    expect(
      (await typing("grant", "department", "sanctions", "--to", "caf", "--role", "roi", "--finest", "EPCI")).code,
    ).toBe(2);
    expect((await typing("grant", "department", "rien")).said).toContain("Dites quel jeu ouvrir");
    expect((await typing("close", "caf")).said).toContain("Dites pourquoi");
    const words = ["--to", "region-grand-est", "--role", "ANALYST", "--finest", "DEPARTMENT"];
    const { said } = await typing("grant", "caf", "rsa-people-covered", ...words);
    expect(said).toContain("l'approbation d'une seconde personne");
    const id = /caf:[\w-]+/.exec(said)?.[0] ?? "";
    const alone = await typing("approve", "caf", id);
    expect([alone.code, alone.said]).toEqual([1, expect.stringContaining("une autre personne")]);
  });

  test("says whose readers it believes, until when, and the journal keeps what it said", {
    timeout: 60_000,
  }, async () => {
    const line = ["https://sso.example.org", "--claim", "siret", "--value", "12345678901234"];
    const added = await typing("issuer", "add", "caf", ...line, "--speaks-for", "pole-emploi");
    expect([added.code, added.said]).toEqual([0, expect.stringContaining("parle pour pole-emploi")]);
    expect((await typing("issuer", "list", "caf")).said).toMatch(
      /siret=12345678901234 {2}parle pour pole-emploi.*sans fin/,
    );
    expect(await typing("issuer", "add", "caf", ...line, "--speaks-for", "caf")).toMatchObject({
      code: 1,
      said: expect.stringContaining("déjà inscrit"),
    });
    expect(await typing("issuer", "end", "caf", ...line)).toMatchObject({ code: 0 });
    expect((await typing("issuer", "list", "caf")).said).toMatch(
      /siret=12345678901234 {2}parle pour pole-emploi.* au 20/,
    );
    expect(await typing("issuer", "end", "caf", ...line)).toMatchObject({ code: 2 });
    // What has ended may speak for another from then on.
    expect(await typing("issuer", "add", "caf", ...line, "--speaks-for", "siae-network")).toMatchObject({ code: 0 });
    expect((await typing("issuer", "list", "caf")).said).toMatch(/parle pour siae-network.*sans fin/);
    const plain = ["http://sso.example.org", ...line.slice(1), "--speaks-for", "caf"];
    expect(await typing("issuer", "add", "caf", ...plain)).toMatchObject({ code: 2 });
    const { data } = await ask(
      `{ caf { journal(first: 20) { nodes { name decision } } } }`,
      {},
      hub.url,
      await as("steward@caf", hub),
    );
    const acts = data.caf.journal.nodes.filter(({ name }: { name: string }) => /Issuer$/.test(name));
    expect(acts.map(({ name, decision }: Record<string, string>) => `${name} ${decision}`)).toEqual([
      "AddIssuer DONE",
      "EndIssuer DONE",
      "AddIssuer REFUSED",
      "AddIssuer DONE",
    ]);
  });
});
