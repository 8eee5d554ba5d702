import { spawnSync } from "node:child_process";

/** Whether this machine has a program: what only an operator's machine has is tried where it is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync("sh", ["-c", 'command -v "$0"', program], { stdio: "ignore" }).status === 0;
}

/** The name of a test, which says why it is skipped where a program is not installed. */
export const testName = (program: string, name: string): string =>
  isInstalled(program) ? name : `${name} (skipped: ${program} is not installed here)`;

/** What a program writes, its error output included. @throws Error with it, when the program fails or does not end in five minutes. */
export function outputOf(program: string, words: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = spawnSync(program, [...words], { encoding: "utf8", timeout: patienceMs, cwd });
  const output = `${stdout ?? ""}${stderr ?? ""}`;
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${status}\n${output}`);
  return output;
}

const patienceMs = 300_000;
