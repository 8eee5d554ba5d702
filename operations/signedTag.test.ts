import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isInstalled, testName } from "./installed.ts";

/** The commands of a document that stand below a heading. */
function commandsUnder(document: string, heading: string): string {
  const text = readFileSync(inClone(document), "utf8");
  const section = text.slice(text.indexOf(`\n## ${heading}\n`));
  return /^```sh\n(.*?)^```$/ms.exec(section)?.[1] ?? "";
}

const signing = commandsUnder("CONTRIBUTING.md", "A release");
const verifying = commandsUnder("docs/operations/support.md", "Vérifier une version");

describe.skipIf(!isInstalled("ssh-keygen") || !isInstalled("git"))(testName("ssh-keygen", "a version's tag"), () => {
  const home = mkdtempSync(join(tmpdir(), "signed-tag-"));
  const clone = join(home, "clone");
  const archives = join(home, "packed");
  const run = (script: string, folder: string) => {
    const env = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
    const { status, stdout, stderr } = spawnSync("bash", ["-euc", script], { cwd: folder, env, encoding: "utf8" });
    return { status, said: stdout + stderr };
  };
  /** As the documents write them, but for the building, which `test/alone/releaseArchives.prove.test.ts` does. */
  const typed = (commands: string, folder: string) => {
    const kept = commands.split("\n").filter((line) => !/releaseArchives|git (clone|push)|^cd /.test(line));
    return run(kept.join("\n"), folder);
  };

  beforeAll(() => {
    for (const folder of [clone, archives, join(home, ".ssh")]) mkdirSync(folder);
    writeFileSync(join(archives, "pacte-caf-0.1.0.tar.gz"), "an archive");
    run(`sha256sum *.tar.gz > SHA256SUMS; ssh-keygen -q -t ed25519 -N '' -f '${home}/.ssh/pacte'`, archives);
    run(
      `git init -q -b main . && ln -s ../packed packed && git config user.email mainteneur@pacte.example && git config user.name Mainteneur
       git commit -q --allow-empty -m "one"
       printf 'mainteneur@pacte.example %s\n' "$(cat '${home}/.ssh/pacte.pub')" > '${home}/pacte-signataires'`,
      clone,
    );
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("is signed and verified by the commands of the documents; the archives are those it was signed over", () => {
    expect(typed(signing, clone)).toMatchObject({ status: 0 });
    const { status, said } = typed(verifying, clone);
    expect([status, said]).toEqual([0, expect.stringContaining("pacte-caf-0.1.0.tar.gz: ")]);
    expect(said).toContain('Good "git" signature for mainteneur@pacte.example');
  });

  test("is refused where an archive is another, where nobody signed it, and where a stranger did", () => {
    writeFileSync(join(archives, "pacte-caf-0.1.0.tar.gz"), "another");
    expect(typed(verifying, clone).status).not.toBe(0);
    writeFileSync(join(archives, "pacte-caf-0.1.0.tar.gz"), "an archive");
    expect(run("git tag -d v0.1.0 && git tag -a v0.1.0 -m unsigned", clone).status).toBe(0);
    expect(typed(verifying, clone).status).not.toBe(0);
    run(`rm '${home}/.ssh/pacte'*; ssh-keygen -q -t ed25519 -N '' -f '${home}/.ssh/pacte'; git tag -d v0.1.0`, clone);
    expect(typed(signing, clone)).toMatchObject({ status: 0 });
    expect(typed(verifying, clone).status).not.toBe(0);
  });
});
