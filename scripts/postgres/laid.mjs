import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "@pacte-hub/demo/generate";
import pg from "pg";
import { root } from "../checkout.mjs";
import { fleet, partners } from "../fleet.mjs";

const logins = ["owner", "publisher", "reader", "steward"];
const databaseOf = (partner) => partner.replaceAll("-", "_");
const period = "2018-Q3";

const question = `{
  territory(code: "55") { siae { employedMonthly(from: "2021-01", to: "2021-12") { period value status } } }
  territories(level: EPCI) { code
    caf { rsaHouseholds(from: "2020-12", to: "2021-12") { period value status bounds { min max } } }
    poleEmploi { jobseekers(from: "2021-Q1", to: "2021-Q4") { period value status } }
    siae { structureCount { period value } }
    department { conventions { id status(on: "2021-12-31") parties { name } } } } }`;

/** The keys and passwords of all four institutions and of a gateway, in a folder of their own. */
export function secretsIn(folder) {
  mkdirSync(join(folder, "keys"), { recursive: true });
  const keyFile = (name) => join(folder, "keys", `${name}.pem`);
  for (const name of ["gateway", ...partners, ...partners.map((partner) => `${partner}-journal`)]) {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    writeFileSync(keyFile(name), privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    if (name === "gateway") writeFileSync(keyFile("gateway.pub"), publicKey.export({ type: "spki", format: "pem" }));
  }
  for (const partner of partners) writeFileSync(keyFile(`${partner}-context`), newSecret(), { mode: 0o600 });
  const roles = partners.flatMap((partner) => logins.map((login) => `${databaseOf(partner)}_${login}`));
  return { folder, passwords: Object.fromEntries(roles.map((role) => [role, newSecret()])) };
}

const newSecret = () => randomBytes(32).toString("base64url");

/** Four institutions and a gateway over the databases of a cluster, as their operators lay and run them. */
export function laidOn(cluster, secrets, { client, firstPort }) {
  const hub = { ...secrets, ports: { PG_PORT: cluster.port }, clientPrograms: client };
  const ours = fleet(hub, firstPort);
  const [gateway] = ours.gateways;
  const run = (partner, ...words) => ours.run(partner, words, root);

  async function roles() {
    for (const partner of partners) cluster.administer(await run(partner, "restore", partner, "--admin"));
  }

  return {
    roles,
    run,
    /** Databases, keys, the shipped open data and registers; of the Department, generated counts that need protection. */
    async lay() {
      await roles();
      for (const partner of partners) {
        await run(partner, "migrate", partner);
        await run(partner, "context-key", "add", partner, join(hub.folder, "keys", `${partner}-context.pem`));
        await run(partner, "gateway-key", "add", partner, join(hub.folder, "keys", "gateway.pub.pem"));
        await run(partner, "load", partner);
      }
      await marked(hub, "department");
      const extract = join(hub.folder, "orientations.csv");
      writeFileSync(extract, orientations());
      await run("department", "publish", "department", "orientations", extract, "--demonstration");
      for (const verb of ["close", "open"]) await run("caf", verb, "caf", "--reason", "Essai");
    },
    /** What a reader is answered through a gateway; and that no operator's command finds a fault. */
    async asked() {
      try {
        for (const name of [...partners, gateway]) await ours.start(name, root);
        const answer = await answerOf(ours.urls[0]);
        for (const partner of partners) await run(partner, "doctor", partner);
        return answer;
      } finally {
        await ours.end();
      }
    },
    async verify() {
      for (const partner of partners) await run(partner, "journal", "verify", partner);
      for (const partner of partners) await run(partner, "audit", partner);
    },
    /** @returns the folder of each institution's backup */
    async backUp() {
      const folders = {};
      for (const partner of partners) {
        const into = join(hub.folder, "backups", partner);
        await run(partner, "backup", partner, into);
        folders[partner] = join(into, readdirSync(into)[0]);
      }
      return folders;
    },
    /** On a server with nothing in it. @throws Error with the report, where anything differs */
    async restore(folders) {
      await roles();
      for (const partner of partners) await run(partner, "restore", partner, folders[partner]);
    },
  };
}

/** Generated figures enter no other database. */
async function marked({ ports, passwords }, partner) {
  const [database, user] = [databaseOf(partner), `${databaseOf(partner)}_owner`];
  const where = { host: "127.0.0.1", port: ports.PG_PORT, user, password: passwords[user], database };
  const client = new pg.Client(where);
  await client.connect();
  await client.query("insert into authority.mark (demonstration) values (true) on conflict do nothing");
  await client.end();
}

function orientations() {
  const lines = generate("orientations", period).map(
    ({ territory, breakdown, value }) => `${territory};${period};${breakdown.split("=")[1]};${value}`,
  );
  return `territoire;periode;parcours;valeur\n${lines.join("\n")}\n`;
}

async function answerOf(url) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: question }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors).slice(0, 1_000));
  return JSON.stringify(answer.data);
}
