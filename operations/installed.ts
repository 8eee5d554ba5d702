import { execFileSync, spawnSync } from "node:child_process";

/** Whether this machine has a program: what only an operator's machine has is tried where it is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync("sh", ["-c", 'command -v "$0"', program], { stdio: "ignore" }).status === 0;
}

/** The name of a test, which says why it is skipped where a program is not installed. */
export const where = (program: string, name: string): string =>
  isInstalled(program) ? name : `${name} (skipped: ${program} is not installed here)`;

/** What a program writes, its error output included. @throws Error with what it wrote, when it fails. */
export function outputOf(program: string, words: readonly string[], cwd?: string): string {
  try {
    return execFileSync(program, [...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 60_000,
      cwd,
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${program} ${words.join(" ")}\n${stdout}${stderr}`);
  }
}
