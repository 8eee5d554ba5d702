import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ran } from "./clientsBed.ts";
import { as, tokenOf } from "./persona.ts";
import { savedQueriesOf } from "./savedQueriesBed.ts";

const hub = inject("hub");
const { at } = savedQueriesOf(() => hub);
const origin = new URL(hub.url).origin;
const python = process.env.HUB_TABLES_PYTHON ?? "python3";
const runs = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).status === 0;

/** Another test saves a query under the page's own name. */
const saved = "besoins-de-la-documentation";
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "documentation-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The fenced programs of a page in one language, on this hub. */
const programsIn = (page: string, language: string): readonly string[] =>
  [
    ...readFileSync(inClone("docs", `${page}.md`), "utf8").matchAll(
      new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"),
    ),
  ].map(([, text = ""]) => text.replaceAll("http://127.0.0.1:4000", origin));

/** The reader whom a page names by `npx hub token`, and no refusal that passes for an answer. */
const shell = `set -e
npx() { [ "$1 $2 $3" = "hub token analyst@department" ] && printf %s "$TOKEN_OF_ANALYST"; }
curl() { command curl --fail-with-body "$@"; }`;
/** Days that a page writes are to come. */
const toCome = (text: string): string =>
  text
    .replaceAll("besoins-par-epci", saved)
    .replace(
      /"expiresOn":"[\d-]+"/,
      `"expiresOn":"${new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)}"`,
    );

describe("what a page shows to be typed is typed, as the reader it names", { timeout: 60_000 }, () => {
  test.each([
    ["tableaux", 1, ""],
    ["requetes-enregistrees", 3, '"secret":'],
    ["citations", 1, '"reference":'],
    ["analystes", 2, '"dataset":"rsa-households","decision":"OPEN"'],
  ])("in a shell, of %s", async (page, least, heard) => {
    const programs = programsIn(page, "sh");
    expect(programs.length).toBeGreaterThanOrEqual(least);
    const file = join(folder, `${page}.sh`);
    writeFileSync(file, [shell, `cd '${folder}'`, ...programs.map(toCome)].join("\n"));
    const { isDone, text } = await ran("/bin/sh", [file], {
      TOKEN_OF_ANALYST: await tokenOf("analyst@department", hub),
    });
    expect(isDone, text).toBe(true);
    expect(text).toContain(heard);
    expect(text).not.toContain('"errors"');
    if (page === "tableaux")
      expect(readFileSync(join(folder, "epci.csv"), "utf8").split("\n").length).toBeGreaterThan(32);
    if (page === "requetes-enregistrees") {
      expect(text).toMatch(/series_label[\s\S]*CA du Grand Verdun/);
      await at(`/q/${saved}`, await as("analyst@department", hub), "DELETE");
    }
  });

  test("in Python, of analystes: its functions too, on what the hub answers", async () => {
    const checked = `
def asked(query):
    request = urllib.request.Request("${hub.url}", json.dumps({"query": query}).encode(), {"content-type": "application/json"})
    return json.load(urllib.request.urlopen(request))["data"]
figure = "{ value bounds { min max } }"
meuse = asked('{ territory(code: "55") { caf { f: rsaHouseholds(from: "2021-12", to: "2021-12") ' + figure + ' } poleEmploi { f: jobseekers(from: "2021-Q4", to: "2021-Q4") ' + figure + ' } } }')["territory"]
value, bounds = rapport(meuse["caf"]["f"][0], meuse["poleEmploi"]["f"][0])
assert bounds[0] <= value <= bounds[1] and rapport(meuse["caf"]["f"][0], {"bounds": {"min": 3, "max": 9}, "value": 5}) == (None, None)
assert cofinancees({"caf": None, "x": []}) == (0, ["caf"])
print("RAPPORT", round(value, 2))`;
    const blocks = programsIn("analystes", "python");
    expect(blocks.length).toBeGreaterThanOrEqual(3);
    const { isDone, text } = await ran(python, ["-c", [...blocks, checked].join("\n")], { PYTHONUTF8: "1" });
    expect(isDone, text).toBe(true);
    expect(text).toMatch(/CA du Grand Verdun 1260 foyers RSA ; 2290 demandeurs d'emploi[\s\S]*RAPPORT \d/);
  });

  test.skipIf(!runs("Rscript", ["-e", "library(httr2)"]))(
    "in R, of analystes (skipped without R or httr2)",
    async () => {
      const decisions = `decisions <- list(data.frame(status = "GRANTED", standing = "ON_REGISTER", funder = c("a", "b", "a"), action = c("x", "x", "y")))`;
      const file = join(folder, "analystes.R");
      const blocks = programsIn("analystes", "r");
      expect(blocks.length).toBeGreaterThanOrEqual(2);
      writeFileSync(file, [decisions, ...blocks].join("\n"));
      const { isDone, text } = await ran("Rscript", ["--vanilla", "--encoding=UTF-8", file], {});
      expect(isDone, text).toBe(true);
      expect(text).toMatch(/\[1\] 1[\s\S]*CA du Grand Verdun/);
    },
  );
});
