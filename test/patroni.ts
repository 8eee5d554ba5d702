import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isInstalled } from "../operations/installed.ts";
import { administrator, otherUser } from "./systemPostgres.ts";

export const hasPatroni = ["patroni", "etcd"].every(isInstalled);

/** One PostgreSQL of a cluster that Patroni watches over. */
interface Node {
  readonly name: string;
  readonly port: number;
  /** Where Patroni says what it is. */
  readonly watch: number;
  readonly cluster: string;
  readonly config: string;
  process?: ChildProcess;
}

/** Two PostgreSQL, one that writes and its synchronous replica, under Patroni, which keeps its word in etcd. */
export interface PatroniCluster {
  /** Both, in the order of every address. */
  readonly ports: readonly number[];
  /** The port of the one that writes now. */
  primary(): Promise<number>;
  /** Ends it and its Patroni at once, as a machine that loses its current. @returns its port */
  killPrimary(): Promise<number>;
  /** Starts it again; settled when it follows the other, whose writes wait for it. */
  revive(port: number): Promise<void>;
  stop(): Promise<void>;
}

export interface PatroniPorts {
  readonly postgres: readonly [number, number];
  readonly watches: readonly [number, number];
  readonly etcd: readonly [number, number];
}

/** @param programs the folder of PostgreSQL's */
export async function patroniCluster(programs: string, ports: PatroniPorts): Promise<PatroniCluster> {
  const place = mkdtempSync(join(tmpdir(), "patroni-"));
  const nodes = ports.postgres.map((port, at): Node => {
    const name = `noeud${at + 1}`;
    const folder = join(place, name);
    mkdirSync(folder);
    const node = { name, port, watch: ports.watches[at] ?? 0, cluster: join(folder, "cluster") };
    const config = join(folder, "patroni.yml");
    // YAML takes JSON as it is.
    writeFileSync(config, JSON.stringify(configOf(node, { programs, folder, etcd: ports.etcd[0] })));
    return { ...node, config };
  });
  const user = otherUser(place);
  const run = (program: string, words: readonly string[]): ChildProcess =>
    spawn(program, words, { ...user, cwd: "/", env: { PATH: process.env.PATH, LC_ALL: "C" }, stdio: "ignore" });
  const etcd = run("etcd", etcdWords(join(place, "etcd"), ports.etcd));
  const start = (node: Node): void => {
    node.process = run("patroni", [node.config]);
  };

  async function become(role: "primary" | "synchronous", among: readonly Node[] = nodes): Promise<Node> {
    for (let tries = 0; tries < 1_200; tries++, await sleep(100))
      for (const node of among) {
        const answer = await fetch(`http://127.0.0.1:${node.watch}/${role}`).catch(() => null);
        if (answer?.status === 200) return node;
      }
    throw new Error(`Patroni: none is ${role}`);
  }

  const [first, second] = nodes;
  if (first) start(first);
  await become("primary");
  if (second) start(second);
  await become("synchronous");
  return {
    ports: nodes.map(({ port }) => port),
    primary: async () => (await become("primary")).port,
    async killPrimary() {
      const lost = await become("primary");
      const [postmaster = ""] = readFileSync(join(lost.cluster, "postmaster.pid"), "utf8").split("\n");
      lost.process?.kill("SIGKILL");
      process.kill(Number(postmaster), "SIGKILL");
      return lost.port;
    },
    async revive(port) {
      const back = nodes.filter((node) => node.port === port);
      for (const node of back) start(node);
      await become("synchronous", back);
    },
    async stop() {
      for (const { process: patroni } of nodes) await ended(patroni);
      await ended(etcd);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}

function etcdWords(folder: string, [client, peer]: readonly [number, number]): readonly string[] {
  const [clients, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  return [
    ...["--data-dir", folder, "--log-level", "error"],
    ...["--listen-client-urls", clients, "--advertise-client-urls", clients],
    ...["--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers, "--initial-cluster", `default=${peers}`],
  ];
}

interface Surroundings {
  readonly programs: string;
  readonly folder: string;
  readonly etcd: number;
}

/** @see https://patroni.readthedocs.io/en/latest/patroni_configuration.html */
function configOf(node: Omit<Node, "config">, { programs, folder, etcd }: Surroundings): object {
  const [here, watch] = [`127.0.0.1:${node.port}`, `127.0.0.1:${node.watch}`];
  return {
    scope: "pacte",
    name: node.name,
    restapi: { listen: watch, connect_address: watch },
    etcd3: { host: `127.0.0.1:${etcd}` },
    bootstrap: {
      // An act is acknowledged once both have it.
      dcs: { ttl: 10, loop_wait: 1, retry_timeout: 3, synchronous_mode: true, postgresql: { use_pg_rewind: true } },
      initdb: [{ encoding: "UTF8" }, { locale: "C" }, "data-checksums"],
      pg_hba: ["host all all 127.0.0.1/32 scram-sha-256", "host replication replicator 127.0.0.1/32 scram-sha-256"],
    },
    postgresql: {
      listen: here,
      connect_address: here,
      data_dir: node.cluster,
      bin_dir: programs,
      pgpass: join(folder, "pgpass"),
      authentication: {
        superuser: { username: administrator.role, password: administrator.password },
        replication: { username: "replicator", password: "replicator" },
      },
      parameters: { unix_socket_directories: folder, password_encryption: "scram-sha-256" },
    },
  };
}
