/**
 * A light question beside hostile ones: how long it takes, what the hub's processes hold at most, and whether one ends.
 * The honest reader asks from an address of its own (127.0.0.2), so that nobody pays for another, and the hostile ones from a
 * process of their own, which takes only the processor time that others leave (`chrt` of util-linux, SCHED_IDLE): elsewhere they
 * have machines of their own, and its times are the hub's and not theirs. It is measured alone before and after each attack,
 * since the machine's own noise is large: the ratio is of the same minute. Anybody has a burst at once (a hundred refusals or new
 * texts, a minute's values): the last ratio leaves out the first five seconds of each attack. Where the kernel shares processors
 * between sessions (/proc/sys/kernel/sched_autogroup_enabled is 1), a priority holds within one only, and the attack takes half.
 *
 *   npm start          (beside; its process id is the second argument)
 *   node bench/hostile.mjs http://127.0.0.1:4000/graphql <pid> [seconds of each, 8] [attacks whose name holds this] [elsewhere, same]
 */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";

const [url = "http://127.0.0.1:4000/graphql", hub = "", seconds = "8", wanted = "", of = "elsewhere"] =
  process.argv.slice(2);
const { hostname, port, pathname } = new URL(url);
/** What the honest reader asks: of another institution than the largest answers come from, or of the same. */
const lights = {
  elsewhere: "{ territories(level: EPCI) { code name } conventions { id status } }",
  same: '{ territories(level: EPCI) { code poleEmploi { jobseekers(from: "2021-Q4", to: "2021-Q4") { period value } } } }',
};
const light = lights[of] ?? lights.elsewhere;
const files =
  "{ territories(level: COMMUNE) { poleEmploi { jobseekers { release { f0: file f1: file f2: file } } } } }";
const lists = (times) =>
  `{ conventions { ${"parties { institution { conventions { ".repeat(times)} id ${"} } } ".repeat(times)} } }`;
const large = `{ territories(level: COMMUNE) { code name poleEmploi { ${Array.from({ length: 3 }, (_, at) => `a${at}: jobseekers { period value status bounds { min max } release { id source { title licence } } }`).join(" ")} } } }`;
const other = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };

const burstMs = 5_000;
/** Set for the process that attacks: which attack is its own. */
const own = process.env.BENCH_ATTACK;

let drawnNames = 0;
/** A name that no question had before: nothing is known of it. */
const drawn = () => `n${process.pid}_${drawnNames++}`;
const unknownFields = (count) => Array.from({ length: count }, drawn).join(" ");
const newQuestion = () =>
  `{ territories(level: EPCI) { ${Array.from({ length: 20 }, () => `${drawn()}: name caf { ${drawn()}: __typename }`).join(" ")} } }`;
const schemas = (count) =>
  `{ ${Array.from({ length: count }, (_, at) => `a${at}: __schema { types { name fields { name description args { name type { name kind } } } } }`).join(" ")} }`;
const acts = (count) =>
  `mutation { ${Array.from({ length: count }, () => `${drawn()}: cafWithdrawRelease(input: { release: "caf:x:2020-12:1", reason: "x", key: "${drawn()}" }) { id }`).join(" ")} }`;

/** What each hostile reader asks again and again, from so many connections. */
const attacks = {
  nobody: { readers: 0 },
  // What the machine's other processor costs a light question whoever works on it: what an attack is to be compared with.
  "a loop that asks nothing": { readers: 0, isLoop: true },
  "files of each figure": { readers: 4, body: { query: files } },
  "lists within lists": { readers: 4, body: { query: lists(6) } },
  "the largest answer let through": { readers: 2, body: { query: large } },
  "questions that no schema has": { readers: 8, body: () => ({ query: `{ ${unknownFields(400)} }` }) },
  "questions that are not GraphQL": { readers: 8, body: () => ({ query: `{ ${"a { ".repeat(3_000)}${drawn()}` }) },
  "new questions, each to be planned": { readers: 8, body: () => ({ query: newQuestion() }) },
  "the schema, under many names": { readers: 4, body: () => ({ query: schemas(40) }) },
  "the schema, as tools ask it": { readers: 4, body: () => ({ query: `{ ${drawn()}: ${schemas(1).slice(6)}` }) },
  "acts that nobody may do": { readers: 4, body: () => ({ query: acts(50) }) },
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

/** The honest reader's, from an address of its own. */
const agent = new Agent({ keepAlive: true, localAddress: "127.0.0.2" });
const askedHonestly = (query) =>
  new Promise((resolve) => {
    const body = JSON.stringify({ query });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
    });
    sent.once("error", () => resolve(0));
    sent.end(body);
  });

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

/** In a process of its own: asks for so many seconds, and says what it was answered. */
async function attack() {
  const { readers, body, isDeaf = false, isLoop = false } = attacks[own];
  const ends = performance.now() + Number(seconds) * 1_000;
  while (isLoop && performance.now() < ends);
  const statuses = new Map();
  const sockets = isDeaf ? Array.from({ length: readers }, () => deaf(body)) : [];
  const reader = async () => {
    while (!isDeaf && performance.now() < ends) {
      const asked = typeof body === "function" ? body() : body;
      const { status, text } = await post(asked, AbortSignal.timeout(20_000)).catch(() => ({
        status: "cut",
        text: "",
      }));
      const outcome = `${status} ${/"errors":.*?"code":"(\w+)"/.exec(text)?.[1] ?? ""}`.trim();
      statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  if (isDeaf) await new Promise((ended) => setTimeout(ended, Number(seconds) * 1_000));
  for (const socket of sockets) socket.destroy();
  process.send?.([...statuses], () => process.exit());
}

/** Resolves with what the attack was answered. */
const attacked = (name) =>
  new Promise((resolve, reject) => {
    const { isLoop = false } = attacks[name];
    const attacker = fork(fileURLToPath(import.meta.url), process.argv.slice(2), {
      env: { ...process.env, BENCH_ATTACK: name },
      // A loop is to compare with: of usual priority.
      ...(!isLoop && { execPath: "chrt", execArgv: ["-i", "0", process.execPath] }),
    });
    attacker.once("message", resolve);
    attacker.once("error", reject);
  });

/** The honest reader's times, while nobody or these hostile readers ask. */
async function beside(name) {
  const ends = performance.now() + Number(seconds) * 1_000;
  const bursts = performance.now() + burstMs;
  const times = [];
  const sustained = [];
  let peak = held();
  const watch = setInterval(() => {
    peak = Math.max(peak, held());
  }, 100);
  const outcomes = name === "nobody" ? [] : attacked(name);
  while (performance.now() < ends) {
    const began = performance.now();
    const status = await askedHonestly(light);
    const time = status === 200 ? performance.now() - began : Number.POSITIVE_INFINITY;
    times.push(time);
    if (began > bursts) sustained.push(time);
    await new Promise((next) => setTimeout(next, 20));
  }
  const statuses = await outcomes;
  clearInterval(watch);
  return { times, sustained, statuses, peak, end: held(), ended: watched.length - alive().length };
}

const sorted = (times) => times.toSorted((a, b) => a - b);
const at = (times, share) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

async function report() {
  console.log(
    "| beside | p50 ms alone | p50 ms | p99 ms alone | p99 ms | p99 ratio | after the burst | MB before | MB at most | MB at the end | processes ended | hostile answers |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const name of Object.keys(attacks).filter((name) => name.includes(wanted))) {
    const { times: first } = await beside("nobody");
    const before = held();
    const { times, sustained, statuses, peak, end, ended } = await beside(name);
    await new Promise((next) => setTimeout(next, 6_000));
    const alone = [...first, ...(await beside("nobody")).times];
    const outcomes = statuses.map(([what, count]) => `${what}: ${count}`).join(", ") || "-";
    const ms = [at(alone, 0.5), at(times, 0.5), at(alone, 0.99), at(times, 0.99)].map((value) => value.toFixed(0));
    const ratios = [times, sustained].map((all) => (at(all, 0.99) / at(alone, 0.99)).toFixed(2));
    const memory = [before, peak, end].map((value) => value.toFixed(0));
    console.log(`| ${[name, ...ms, ...ratios, ...memory, ended, outcomes].join(" | ")} |`);
  }
}

await (own ? attack() : report());
