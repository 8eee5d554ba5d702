/**
 * A light question beside hostile ones: how long it takes, what the hub's processes hold at most, and whether one ends.
 *
 *   npm start          (beside; its process id is the second argument)
 *   node bench/hostile.mjs http://127.0.0.1:4000/graphql <pid> [seconds of each, 8]
 */
import { readFileSync } from "node:fs";
import { connect } from "node:net";

const [url = "http://127.0.0.1:4000/graphql", hub = "", seconds = "8"] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(url);
const light = "{ territories(level: EPCI) { code name } conventions { id status } }";
const files =
  "{ territories(level: COMMUNE) { poleEmploi { jobseekers { release { f0: file f1: file f2: file } } } } }";
const lists = (times) =>
  `{ conventions { ${"parties { institution { conventions { ".repeat(times)} id ${"} } } ".repeat(times)} } }`;
const large = `{ territories(level: COMMUNE) { code name poleEmploi { ${Array.from({ length: 3 }, (_, at) => `a${at}: jobseekers { period value status bounds { min max } release { id source { title licence } } }`).join(" ")} } } }`;
const other = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };

/** What each hostile reader asks again and again, from so many connections. */
const attacks = {
  nobody: { readers: 0 },
  "files of each figure": { readers: 4, body: { query: files } },
  "lists within lists": { readers: 4, body: { query: lists(6) } },
  "the largest answer let through": { readers: 2, body: { query: large } },
  "hashes of other queries": { readers: 8, body: { query: light, extensions: other } },
  "readers who do not read": { readers: 12, body: { query: large }, isDeaf: true },
};

const post = async (body, signal) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal });
  return { status: answer.status, text: await answer.text() };
};

function deaf(body) {
  const text = JSON.stringify(body);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => undefined);
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
  socket.pause();
  return socket;
}

const childrenOf = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
const processes = hub ? [hub, ...childrenOf(hub)] : [];
const isNode = (pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("node");
const heldBy = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
const watched = processes.filter(isNode);
const alive = () =>
  watched.filter((pid) => {
    try {
      return heldBy(pid) > 0;
    } catch {
      return false;
    }
  });
const held = () => alive().reduce((sum, pid) => sum + heldBy(pid), 0);

async function beside({ readers, body, isDeaf = false }) {
  const ends = performance.now() + Number(seconds) * 1_000;
  const [times, statuses] = [[], new Map()];
  let peak = held();
  const watch = setInterval(() => {
    peak = Math.max(peak, held());
  }, 100);
  const sockets = isDeaf ? Array.from({ length: readers }, () => deaf(body)) : [];
  const attack = async () => {
    while (!isDeaf && performance.now() < ends) {
      const { status, text } = await post(body, AbortSignal.timeout(20_000)).catch(() => ({ status: "cut", text: "" }));
      const said = `${status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? ""}`.trim();
      statuses.set(said, (statuses.get(said) ?? 0) + 1);
    }
  };
  const ask = async () => {
    while (performance.now() < ends) {
      const began = performance.now();
      const { status } = await post({ query: light }).catch(() => ({ status: 0 }));
      times.push(status === 200 ? performance.now() - began : Number.POSITIVE_INFINITY);
      await new Promise((next) => setTimeout(next, 20));
    }
  };
  await Promise.all([ask(), ...Array.from({ length: readers }, attack)]);
  clearInterval(watch);
  const end = held();
  for (const socket of sockets) socket.destroy();
  return { times: times.sort((a, b) => a - b), statuses, peak, end, ended: watched.length - alive().length };
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0) ?? "-";
console.log(
  "| beside | p50 ms | p99 ms | MB before | MB at most | MB at the end | processes ended | hostile answers |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [name, attack] of Object.entries(attacks)) {
  const before = held();
  const { times, statuses, peak, end, ended } = await beside(attack);
  const said = [...statuses].map(([what, count]) => `${what}: ${count}`).join(", ") || "-";
  console.log(
    `| ${name} | ${at(times, 0.5)} | ${at(times, 0.99)} | ${before.toFixed(0)} | ${peak.toFixed(0)} | ${end.toFixed(0)} | ${ended} | ${said} |`,
  );
  await new Promise((next) => setTimeout(next, 3_000));
}
