import { readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { copyFolder, freePorts, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { isProof } from "./proof.ts";
import { claimed, documents, folder, readers, textOf } from "./questions/documents.ts";

const readme = readFileSync(join(folder, "README.md"), "utf8");

/** What the table of the questions says each costs: the last cell of its line. */
const promised = (name: string): number =>
  Number(new RegExp(`^\\| \\[\\d+\\]\\(${name}\\) .* (\\d+) \\|$`, "m").exec(readme)?.[1]);

test("the cost in statements that the table of the questions promises is a number for each", () => {
  for (const name of documents) expect([name, promised(name)]).toEqual([name, expect.any(Number)]);
  expect(documents.map(promised).every((statements) => statements >= 1 && statements <= 12)).toBe(true);
});

// PostgreSQL's own log is asked, so the cluster is restarted: as a proof, not at every run.
test.runIf(isProof)(
  "each question costs the four databases no more statements than the table says, as PostgreSQL counts them",
  async () => {
    const [dataDir, ports] = [await copyFolder(inject("firstFolder")), await freePorts()];
    const first = await startedHub({ dataDir, ports });
    await logEverything(dataDir, ports.PG_PORT);
    await first.stop();
    const hub = await startedHub({ dataDir, ports });
    const counted: Record<string, number> = {};
    for (const name of documents) {
      const persona = readers[claimed(name).who ?? ""];
      const asked = async () => {
        const { data } = await ask(textOf(name), {}, hub.url, persona ? await as(persona, hub) : {});
        expect(data).toBeTruthy();
        await sleep(500);
      };
      // Once before: connections are open, and releases in memory, as after any first reader.
      await asked();
      const before = logged(dataDir).length;
      await asked();
      counted[name] = logged(dataDir).length - before;
    }
    await hub.stop();
    await rm(dataDir, { recursive: true });
    expect(counted).toEqual(Object.fromEntries(documents.map((name) => [name, promised(name)])));
  },
  300_000,
);

async function logEverything(dataDir: string, port: number): Promise<void> {
  const { hub_admin } = JSON.parse(readFileSync(join(dataDir, "passwords.json"), "utf8"));
  const client = new pg.Client(`postgres://hub_admin:${hub_admin}@127.0.0.1:${port}/postgres`);
  await client.connect();
  for (const setting of ["logging_collector = on", "log_statement = 'all'", "log_line_prefix = '#%u@%d# '"])
    await client.query(`alter system set ${setting}`);
  await client.end();
}

/** What the readers' logins asked so far, but for what begins and ends a request (its admission) and for the journal. */
function logged(dataDir: string): readonly string[] {
  const files = readdirSync(dataDir, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".log"));
  return (
    files
      .flatMap((path) => readFileSync(join(dataDir, path), "utf8").split(/^(?=#)/m))
      .filter((line) => /^#\w+_reader@/.test(line) && /(statement|execute [^:]*): /.test(line))
      .filter((line) => !/: +(begin|commit|rollback|set |listen)/i.test(line))
      .filter((line) => !/journal|hub\.(asking|grant)/i.test(line))
      // What opens a connection: a loaded machine opens one more whenever two questions meet.
      .filter((line) => !/pg_backend_pid|prepare hub_admission/i.test(line))
      // What an institution looks at now and then, whoever asks: keys of gateways, heads of the others' journals.
      .filter((line) => !/gateway_key|peer_key|authority\.witness/i.test(line))
  );
}
