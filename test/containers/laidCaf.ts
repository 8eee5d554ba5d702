import { execFileSync } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { logins } from "@pacte-hub/server/logins";
import { typed } from "../hub.ts";
import { administrator, type SystemServer, systemServer } from "../systemPostgres.ts";

/** Networks of containers come to this machine from there. */
const containers = "10.0.0.0/8";
/** This machine, as podman names it in every container. */
const machine = "host.containers.internal";

/** The CAF's database, filled with its open data, and the secrets of its process and of a gateway that it believes. */
export interface LaidCaf {
  /** As `compose.yaml` names them, each with its owner. */
  readonly secrets: string;
  /** Those of the process that answers, under the names that the Kubernetes manifest gives them. */
  readonly ofManifest: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** As docs/operations/README.md does it, on the machine's own PostgreSQL. @param folder where secrets are laid */
export async function laidCaf(programs: string, port: number, folder: string): Promise<LaidCaf> {
  const secrets = join(folder, "secrets");
  mkdirSync(secrets);
  const server = await systemServer(programs, port, ["listen_addresses=*"]);
  try {
    return { secrets, ofManifest: await lay(server, programs, secrets), stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function lay(server: SystemServer, programs: string, secrets: string): Promise<Record<string, string>> {
  appendFileSync(join(server.cluster, "pg_hba.conf"), `host caf all ${containers} scram-sha-256\n`);
  const urlOf = (login: string, host: string) =>
    `postgres://caf_${login.toLowerCase()}:essai-${login}@${host}:${server.port}/caf`;
  const [gateway, journal] = [generateKeyPairSync("ed25519"), generateKeyPairSync("ed25519")];
  const pem = (pair: typeof gateway) => pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const ofManifest = {
    "reader-url": urlOf("READER", machine),
    "steward-url": urlOf("STEWARD", machine),
    "journal.pem": pem(journal),
    "contexte.secret": randomBytes(32).toString("base64"),
  };
  const files: Record<string, string> = {
    ...Object.fromEntries(Object.entries(ofManifest).map(([name, text]) => [`caf-${name}`, text])),
    "passerelle.pem": pem(gateway),
    "passerelle.pub": gateway.publicKey.export({ type: "spki", format: "pem" }).toString(),
    "publications.pem": pem(generateKeyPairSync("ed25519")),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(secrets, name), text, { mode: 0o400 });

  const environment = {
    ...Object.fromEntries(logins.map((login) => [`CAF_${login}_URL`, urlOf(login, "127.0.0.1")])),
    CAF_SIGNING_KEY: join(secrets, "publications.pem"),
    CAF_JOURNAL_KEY: join(secrets, "caf-journal.pem"),
    CAF_CONTEXT_KEY: join(secrets, "caf-contexte.secret"),
    HUB_DATA_DIR: secrets,
  };
  const done = async (...words: readonly string[]): Promise<string> => {
    const { code, said } = await typed(words, environment);
    if (code !== 0) throw new Error(`${words.join(" ")}: ${code}\n${said}`);
    return said;
  };
  const admin = `postgres://${administrator.role}:${administrator.password}@127.0.0.1:${server.port}/postgres`;
  const roles = `${await done("restore", "caf", "--admin")}\nselect pg_reload_conf();\n`;
  execFileSync(join(programs, "psql"), ["-v", "ON_ERROR_STOP=1", "-q", admin], { input: roles, stdio: "pipe" });
  await done("migrate", "caf");
  await done("context-key", "add", "caf", environment.CAF_CONTEXT_KEY);
  await done("gateway-key", "add", "caf", join(secrets, "passerelle.pub"));
  await done("load", "caf");
  // Whoever answers is the user 1000 of its image: docs/operations/README.md, "Conteneurs".
  execFileSync("chown", ["1000", ...Object.keys(files).map((name) => join(secrets, name))]);
  return ofManifest;
}
