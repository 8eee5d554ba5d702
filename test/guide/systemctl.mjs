/**
 * What systemd does of the units that `docs/operations` installs, where a test has no systemd: reads the unit that was put
 * under the root, lays its credentials, and runs its command with its environment and nothing else, as a user who is not root
 * where root runs the test (`DynamicUser`).
 *
 *   GUIDE_ROOT=<folder> node systemctl.mjs daemon-reload | enable --now <unit>… | start <unit> | restart <unit> | stop <unit>
 */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = process.env.GUIDE_ROOT ?? fail("GUIDE_ROOT is the folder that stands for the machine's root");
const system = join(root, "etc/systemd/system");
const run = join(root, "run");
/** As the machine of the guide would have it, under the root. */
const placed = (text) =>
  text
    .replaceAll("/usr/bin/node", process.execPath)
    .replace(/(?<![\w.])\/(opt\/pacte|etc\/pacte|run\/credentials|var\/lib)/g, `${root}/$1`);

// Its own, not that of the shell that calls it.
process.umask(0o022);
const user = otherUser();
const [verb, ...words] = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("--"));
if (verb === "daemon-reload") process.exit(0);
for (const name of names) {
  if (name.endsWith(".timer")) {
    const service = name.replace(".timer", "");
    if (!existsSync(fileOf(name, "timer")) || !existsSync(fileOf(service, "service"))) fail(`${name}: not installed`);
    continue;
  }
  if (verb === "restart" || verb === "stop") await stop(name);
  if (verb !== "stop") start(name);
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Whoever runs the unit; where the test is not root's, whoever runs the test. */
function otherUser() {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option) => Number(spawnSync("id", [option, "nobody"], { encoding: "utf8" }).stdout);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function own(path) {
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
}

function fileOf(name, ending) {
  return join(system, `${name.replace(/@.*/, "@").replace(/\.(timer|service)$/, "")}.${ending}`);
}

function unitOf(name) {
  const [, instance = ""] = name.split("@");
  const text = placed(
    readFileSync(fileOf(name, "service"), "utf8")
      .replaceAll("%i", instance)
      .replaceAll("%S", "/var/lib")
      .replaceAll("%d", `/run/credentials/${name}.service`),
  );
  const values = (key) => [...text.matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(([, value]) => value);
  const lines = values("EnvironmentFile").flatMap((file) =>
    placed(readFileSync(file, "utf8"))
      .split("\n")
      .filter((line) => /^[A-Z]/.test(line)),
  );
  return {
    command: values("ExecStart")[0].split(" "),
    environment: Object.fromEntries(
      [...values("Environment"), ...lines].map((line) => line.split(/=(.*)/s).slice(0, 2)),
    ),
    credentials: values("LoadCredential").map((one) => one.split(":")),
    folders: values("StateDirectory"),
    isOnce: values("Type")[0] === "oneshot",
  };
}

function start(name) {
  const { command, environment, credentials, folders, isOnce } = unitOf(name);
  const place = join(run, "credentials", `${name}.service`);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(join(run, "credentials"), { recursive: true });
  mkdirSync(place, { mode: 0o700 });
  for (const [title, file] of credentials) {
    if (!existsSync(file)) fail(`${name}: the credential ${title} is missing (${file})`);
    copyFileSync(file, join(place, title));
    chmodSync(join(place, title), 0o400);
    own(join(place, title));
  }
  own(place);
  for (const folder of folders) {
    mkdirSync(join(root, "var/lib", folder), { recursive: true });
    chmodSync(join(root, "var/lib", folder), 0o700);
    own(join(root, "var/lib", folder));
  }
  const [program, ...given] = command;
  const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", ...environment };
  if (isOnce) {
    const { status } = spawnSync(program, given, { ...user, cwd: "/", env, stdio: "inherit" });
    if (status !== 0) fail(`${name}: ${status}`);
    return;
  }
  const log = openSync(join(run, `${name}.log`), "a");
  const child = spawn(program, given, { ...user, cwd: "/", env, detached: true, stdio: ["ignore", log, log] });
  writeFileSync(join(run, `${name}.pid`), String(child.pid));
  child.unref();
}

async function stop(name) {
  const pid = Number(readFileSync(join(run, `${name}.pid`), "utf8"));
  process.kill(pid, "SIGTERM");
  while (isAlive(pid)) await sleep(50);
}

/** One that has ended, and that nobody has waited for, is no more. */
function isAlive(pid) {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
