import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, describe, expect, inject, test } from "vitest";
import { executable } from "./browser.ts";
import { typed } from "./hub.ts";

const { url } = inject("hub");
const folder = mkdtempSync(join(tmpdir(), "pdf-ua-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** veraPDF, built once by Maven into .data/: null where there is no Java, no Maven, or no way to their packages. */
function validator(): string | null {
  const built = inClone(".data/pdf-ua");
  const own = ["-q", "-B", "-f", inClone("bench/pdfUa/pom.xml"), `-DbuildDirectory=${built}`];
  const classpath = join(built, "classpath.txt");
  const steps = ["compile", "dependency:build-classpath", `-Dmdep.outputFile=${classpath}`];
  const made = spawnSync("mvn", [...own, ...steps], { timeout: 240_000, encoding: "utf8" });
  return made.status === 0 ? `${join(built, "classes")}:${readFileSync(classpath, "utf8").trim()}` : null;
}

const classpath = executable ? validator() : null;
if (!classpath) console.log("Without Chromium, Java 17 and Maven, the committee's file is not checked against PDF/UA.");

describe.skipIf(!classpath)("the committee's file is an accessible PDF (PDF/UA-1), by veraPDF", () => {
  test.each([
    ["open figures", []],
    ["the demonstration", ["--demonstration"]],
  ])("with %s: no rule is broken", { timeout: 120_000 }, async (_, options) => {
    const file = join(folder, `dossier${options.length}.pdf`);
    expect(await typed(["dossier", file, ...options], { HUB_URL: url })).toMatchObject({ code: 0 });
    const checked = spawnSync("java", ["-cp", classpath ?? "", "PdfUa", file], { encoding: "utf8" });
    expect([checked.status, checked.stdout]).toEqual([0, ""]);
  });
});
