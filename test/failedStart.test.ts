import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { withClient } from "@pacte-hub/postgres/connect";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freshDatabase, migratedDatabase, urlsOf } from "./database.ts";
import { typed } from "./hub.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);
const gateway = () => ({ GATEWAY_KEY: keyOf("gateway"), HUB_DATA_DIR: inject("hub").dataDir });
const caf = () => ({
  CAF_READER_URL: urlsOf("caf").READER,
  CAF_CONTEXT_KEY: keyOf("caf-context"),
  CAF_JOURNAL_KEY: keyOf("caf-journal"),
  HUB_LOG: "silent",
});
const unreachable = "postgres://caf_reader:x@127.0.0.1:1/caf";
const wrongPassword = () => caf().CAF_READER_URL.replace(/:[^:@/]+@/, ":x@");
const otherDatabase = (name: string) => caf().CAF_READER_URL.replace(/\/[^/]+$/, `/${name}`);

/** Every process that was told to serve and cannot: its supervisor sees that it ended, its operator reads why in one sentence. */
describe("a start that fails ends the process, with a code and one sentence", () => {
  /** Holds a port, as the program that was forgotten there does. */
  const holder = createServer();
  let taken = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => holder.listen({ port: 0, host: "127.0.0.1" }, resolve));
    taken = String((holder.address() as AddressInfo).port);
  });
  afterAll(() => holder.close());

  const cases: readonly (readonly [string, readonly string[], () => Record<string, string>, string])[] = [
    [
      "an institution whose port is taken",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_PORT: taken }),
      "PORT_UNAVAILABLE",
    ],
    [
      "an institution whose port of metrics is taken",
      ["subgraph", "caf"],
      () => ({ ...caf(), HUB_METRICS_PORT: taken }),
      "PORT_UNAVAILABLE",
    ],
    [
      "a gateway whose port of metrics is taken",
      ["gateway"],
      () => ({ ...gateway(), HUB_METRICS_PORT: taken }),
      "PORT_UNAVAILABLE",
    ],
    [
      "an institution whose secret file is not there",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_READER_URL: "", CAF_READER_URL_FILE: "/nowhere" }),
      "SETTINGS_REFUSED",
    ],
    [
      "an institution told an address that is not its machine's",
      ["subgraph", "caf"],
      () => ({ ...caf(), HUB_BIND: "192.0.2.1" }),
      "PORT_UNAVAILABLE",
    ],
    [
      "an institution without the file of its journal key",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_JOURNAL_KEY: "/nowhere" }),
      "KEY_REFUSED",
    ],
    [
      "an institution whose journal key is another kind of file",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_JOURNAL_KEY: inClone("README.md") }),
      "KEY_REFUSED",
    ],
    [
      "an institution whose key is a folder",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_JOURNAL_KEY: inClone() }),
      "KEY_REFUSED",
    ],
    [
      "an institution whose context key is the wrong one",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_CONTEXT_KEY: keyOf("siae-context") }),
      "DATABASE_UNFIT",
    ],
    [
      "an institution whose database is stopped",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_READER_URL: unreachable }),
      "DATABASE_SILENT",
    ],
    [
      "an institution whose password is wrong",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_READER_URL: wrongPassword() }),
      "DATABASE_LOGIN_REFUSED",
    ],
    [
      "an institution whose database does not exist",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_READER_URL: otherDatabase("nulle_part") }),
      "DATABASE_MISSING",
    ],
    [
      "an institution that may not enter its database",
      ["subgraph", "caf"],
      () => ({ ...caf(), CAF_READER_URL: otherDatabase("postgres") }),
      "DATABASE_LOGIN_REFUSED",
    ],
    ["a gateway whose port is taken", ["gateway"], () => ({ ...gateway(), GATEWAY_PORT: taken }), "PORT_UNAVAILABLE"],
    ["a gateway without its key", ["gateway"], () => ({ ...gateway(), GATEWAY_KEY: "/nowhere" }), "KEY_REFUSED"],
    [
      "a gateway whose graph cannot be read",
      ["gateway"],
      () => ({ ...gateway(), HUB_SUPERGRAPH: "/nowhere" }),
      "FILE_NOT_READABLE",
    ],
    [
      "a gateway whose graph is no graph",
      ["gateway"],
      () => ({ ...gateway(), HUB_SUPERGRAPH: inClone("README.md"), GATEWAY_PORT: taken }),
      "GRAPH_REFUSED",
    ],
    [
      "a gateway whose folder cannot be written",
      ["gateway"],
      () => ({ ...gateway(), HUB_DATA_DIR: "/proc/none", GATEWAY_PORT: "0" }),
      "SETTINGS_REFUSED",
    ],
    [
      "a signing proxy whose port is taken",
      ["carrier"],
      () => ({ ...gateway(), CARRIER_PORT: taken }),
      "PORT_UNAVAILABLE",
    ],
  ];
  test.each(cases)("%s", async (_, words, environment, code) => {
    const { code: exit, said } = await typed(words, environment());
    expect({ exit, said }).toEqual({ exit: 1, said: expect.stringContaining(`[${code}]`) });
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("where the system lets it open too few files", async () => {
    const { exit, said } = await under("ulimit -n 200", ["subgraph", "caf"], caf());
    expect({ exit, said }).toEqual({ exit: 1, said: expect.stringContaining("[OPEN_FILES_LIMIT]") });
    const fewer = await under("ulimit -n 40", ["subgraph", "caf"], caf());
    expect(fewer).toEqual({ exit: 1, said: expect.stringContaining("[OPEN_FILES_LIMIT]") });
  });
});

describe("a version older than its database", () => {
  test("changes nothing of it, and says which version to install", async () => {
    const urls = await migratedDatabase("caf");
    const owned = { CAF_OWNER_URL: urls.OWNER, CAF_PUBLISHER_URL: urls.PUBLISHER, CAF_STEWARD_URL: urls.STEWARD };
    await withClient(urls.OWNER, (owner) =>
      owner.query("insert into public.migration (name, batch, migration_time) values ('zz_to_come', 99, now())"),
    );
    const { code, said } = await typed(["migrate", "caf"], { ...owned, CAF_READER_URL: urls.READER });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/« zz_to_come ».*\[DATABASE_NEWER\]/s) });
    expect(said).not.toMatch(/^\s+at /m);
    await urls.drop();
  });

  test("an empty database is none: it is brought up to date", async () => {
    const urls = await freshDatabase("caf");
    const all = Object.fromEntries(
      ["OWNER", "PUBLISHER", "STEWARD", "READER"].map((login) => [
        `CAF_${login}_URL`,
        urls[login as keyof typeof urls] as string,
      ]),
    );
    expect((await typed(["migrate", "caf"], all)).code).toBe(0);
    await urls.drop();
  });
});

/** Runs `hub <words>` under a limit of the shell. */
async function under(limit: string, words: readonly string[], environment: Readonly<Record<string, string>>) {
  const command = `${limit}; exec "${process.execPath}" "${inClone("hub", "bin", "hub.js")}" ${words.join(" ")}`;
  const child = spawn("bash", ["-c", command], { env: { PATH: process.env.PATH, ...environment } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const exit = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exit, said };
}
