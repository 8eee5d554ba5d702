import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { faultsOf } from "@pacte-hub/institution/journal/hashChain";
import { endOf, linesOf } from "@pacte-hub/institution/journal/journalStore";
import { withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { inClone } from "@pacte-hub/server/repository";
import { expect, inject, test } from "vitest";
import { migratedDatabase } from "./database.ts";
import { isProof } from "./proof.ts";

const kills = isProof ? 300 : 12;
const atOnce = isProof ? 3 : 2;

/** An institution's process, as built: it records under load and says each request only once it may be answered. */
const institution = `
  import { randomBytes } from "node:crypto";
  import { journalPool } from "${inClone("packages/postgres/dist/connect.js")}";
  import { contextKeyIn } from "${inClone("packages/institution/dist/database/context/contextKey.js")}";
  import { holdContextKey } from "${inClone("packages/institution/dist/database/context/heldKeys.js")}";
  import { journalOf } from "${inClone("packages/institution/dist/journal/journal.js")}";
  import { journalKey } from "${inClone("packages/institution/dist/journal/key.js")}";
  holdContextKey(process.env.READER, await contextKeyIn(process.env.CONTEXT_KEY, "CONTEXT_KEY"));
  const journal = journalOf(journalPool(process.env.READER), { institution: "caf", key: journalKey(process.env.KEY) });
  const asker = { institution: "department-meuse", roles: ["ANALYST"], purpose: "STEERING" };
  const one = { dataset: "rsa-households", releases: [], periods: [], grain: "EPCI", rows: 1, decision: "GRANTED",
                reason: null, grant: null, convention: null };
  const viewer = { kind: "READER", subject: "anne", issuer: "https://example.fr", institution: "department-meuse", roles: [], until: "" };
  async function ask() {
    for (;;) {
      const nonce = randomBytes(16).toString("base64url");
      const requestSignature = { key: "k", nonce, createdAt: new Date().toISOString(), requestId: nonce };
      await journal.record({ requestSignature, viewer, asker, consultations: [one], acts: [] });
      process.stdout.write(nonce + "\\n");
    }
  }
  for (let at = 0; at < 20; at++) void ask();
`;

test(
  `of requests answered by processes killed ${kills} times without warning, none is missing from the journal`,
  async () => {
    const urls = await migratedDatabase("caf");
    const KEY = newSigningKeyPem();
    const CONTEXT_KEY = join(inject("hub").dataDir, "keys", "caf-context.pem");
    const answered: string[] = [];
    for (let round = 0; round < kills; round += atOnce) {
      const said = await Promise.all(
        Array.from({ length: atOnce }, () => killed({ READER: urls.READER, KEY, CONTEXT_KEY })),
      );
      answered.push(...said.flat());
    }
    await withClient(urls.STEWARD, async (client) => {
      const { rows } = await client.query("select entry from authority.journal");
      const journaled = new Set(rows.map(({ entry }) => /"request":"([\w-]+)"/.exec(entry)?.[1]));
      const lost = answered.filter((nonce) => !journaled.has(nonce));
      const evidence = { end: await endOf(client), witnessed: [], retainedSince: "2020" };
      const faults = await faultsOf(linesOf(client), evidence);
      if (isProof)
        console.log(
          `${kills} kills, ${answered.length} requests answered, ${rows.length} journaled, ${lost.length} lost`,
        );
      expect(answered.length).toBeGreaterThan(kills);
      expect(lost).toEqual([]);
      expect(faults).toEqual([]);
    });
    await urls.drop();
  },
  kills * 5_000,
);

/** What one process said before it was killed: at a random moment of its work. */
async function killed(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", institution], {
    env: { PATH: process.env.PATH, HUB_LOG: "silent", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const began = new Promise<void>((resolve) =>
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      resolve();
    }),
  );
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await Promise.race([began, ended]);
  await sleep(Math.random() * 150);
  child.kill("SIGKILL");
  await ended;
  // A last line cut in the middle was told to nobody.
  return said.split("\n").slice(0, -1);
}
