import { readFileSync } from "node:fs";
import { chmod, copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { withClient } from "@pacte-hub/postgres/connect";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { adminUrl, migratedDatabase } from "./database.ts";
import { freePorts, typed } from "./hub.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  urls = await migratedDatabase("caf");
  folder = await mkdtemp(join(tmpdir(), "doctor-"));
  for (const name of ["context", "journal"]) {
    await copyFile(join(inject("hub").dataDir, "keys", `caf-${name}.pem`), join(folder, `${name}.pem`));
    await chmod(join(folder, `${name}.pem`), 0o600);
  }
  const { keyId, publicKey } = signerOf(readFileSync(join(inject("hub").dataDir, "keys", "gateway.pem"), "utf8"));
  await withClient(urls.STEWARD, (steward) =>
    steward.query("insert into authority.gateway_key (id, public_key, demonstration) values ($1, $2, false)", [
      keyId,
      publicKey,
    ]),
  );
  environment = {
    CAF_OWNER_URL: urls.OWNER,
    CAF_PUBLISHER_URL: urls.PUBLISHER,
    CAF_READER_URL: urls.READER,
    CAF_STEWARD_URL: urls.STEWARD,
    CAF_CONTEXT_KEY: join(folder, "context.pem"),
    CAF_JOURNAL_KEY: join(folder, "journal.pem"),
    CAF_PORT: String((await freePorts()).CAF_PORT),
    HUB_DATA_DIR: folder,
  };
}, 240_000);
afterAll(async () => {
  await urls.drop();
  await rm(folder, { recursive: true });
});

const examined = (changed: Record<string, string> = {}) => typed(["doctor", "caf"], { ...environment, ...changed });
const onDatabase = (sql: string) => withClient(urls.OWNER, (owner) => owner.query(sql));

describe("hub doctor", () => {
  test("finds no fault where there is none, and changes nothing", async () => {
    const { code, said } = await examined();
    expect(said).toContain("0 faute,");
    expect(code).toBe(0);
    for (const what of [
      "connexion du propriétaire",
      "état de la base : à jour",
      "clé de contexte : la base la croit",
      "horloge",
    ])
      expect(said).toContain(what);
  });

  const faults: readonly (readonly [string, () => Promise<Record<string, string>>, RegExp])[] = [
    [
      "a process that is given nothing of what it needs",
      async () => ({ CAF_READER_URL: "", CAF_CONTEXT_KEY: "", CAF_JOURNAL_KEY: "" }),
      /(?=[\s\S]*FAUTE.*CAF_READER_URL)(?=[\s\S]*FAUTE.*CAF_CONTEXT_KEY)(?=[\s\S]*FAUTE.*CAF_JOURNAL_KEY)/,
    ],
    [
      "a password that is wrong",
      async () => ({ CAF_READER_URL: urls.READER.replace(/:[^:@/]+@/, ":x@") }),
      /FAUTE.*connexion de lecture.*refuse cette connexion/,
    ],
    [
      "a database that is stopped",
      async () => ({ CAF_STEWARD_URL: "postgres://caf_steward:x@127.0.0.1:1/caf" }),
      /FAUTE.*connexion de l'intendant.*ne répond pas/,
    ],
    ["a key that is no key", async () => ({ CAF_JOURNAL_KEY: join(folder, "note.txt") }), /FAUTE.*CAF_JOURNAL_KEY/],
    [
      "a context key that the database does not know",
      async () => ({ CAF_CONTEXT_KEY: join(folder, "note.txt") }),
      /FAUTE.*clé de contexte : la base ne la connaît pas[\s\S]*hub context-key add caf/,
    ],
    [
      "a login that reads past all walls",
      async () => ({ CAF_READER_URL: adminUrl(new URL(urls.READER).pathname.slice(1)) }),
      /FAUTE.*passe outre la sécurité des lignes/,
    ],
  ];
  beforeAll(() =>
    writeFile(join(folder, "note.txt"), "une note de quarante caractères, qui n'est aucune clé", { mode: 0o600 }),
  );
  test.each(faults)("finds %s, and says the cure", async (_, change, finding) => {
    const { code, said } = await examined(await change());
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(finding) });
    expect(said).toMatch(/→ /);
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("finds that an institution open to others would expect no name of theirs, and says the cure", async () => {
    const { code, said } = await examined({ HUB_BIND: "0.0.0.0" });
    expect(code).toBe(0);
    expect(said).toMatch(/à voir.*toutes ses adresses[\s\S]*CAF_AUTHORITY=/);
    const named = await examined({ HUB_BIND: "0.0.0.0", CAF_AUTHORITY: "pacte.caf.example" });
    expect(named.said).not.toMatch(/toutes ses adresses/);
  });

  test("finds a step that is missing, a gateway's key that has ended, a secret that others may read", async () => {
    await onDatabase("delete from public.migration where id = (select max(id) from public.migration)");
    await withClient(urls.STEWARD, (steward) => steward.query("update authority.gateway_key set valid_until = now()"));
    await chmod(join(folder, "journal.pem"), 0o644);
    const secret = join(folder, "steward-url");
    await writeFile(secret, `${urls.STEWARD}\n`, { mode: 0o644 });
    const { code, said } = await examined({ CAF_STEWARD_URL: "", CAF_STEWARD_URL_FILE: secret });
    expect(code).toBe(1);
    expect(said).toMatch(/FAUTE.*état de la base : il manque 1 étapes?\n.*→ hub migrate caf/);
    expect(said).toMatch(/FAUTE.*clé de la passerelle : aucune n'est valable/);
    expect(said).toMatch(/à voir.*CAF_JOURNAL_KEY : d'autres comptes[\s\S]*chmod 600/);
    expect(said).toMatch(/à voir.*CAF_STEWARD_URL_FILE : d'autres comptes[\s\S]*chmod 600/);
  });
});
