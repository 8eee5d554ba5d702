import { readFileSync } from "node:fs";
import { cautionCodes } from "@pacte-hub/schema/model/rate";
import { allRefusalCodes, type RefusalCode } from "@pacte-hub/schema/model/refusalCode";
import { disagreementCodes } from "@pacte-hub/schema/rules/registerDisagreement";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { code } from "./packages.ts";

const listed: ReadonlySet<string> = new Set(Object.values(allRefusalCodes).flat());
/** Codes of remarks beside a figure or a register's line: nothing is refused. */
const remarks: ReadonlySet<string> = new Set([...disagreementCodes, ...cautionCodes]);
/** Apollo Server's, of a fault of ours: told as INTERNAL before it leaves. */
const masked = "INTERNAL_SERVER_ERROR";

const sources = code
  .filter(({ path }) => !/^(dashboard|explorer|clients)\//.test(path))
  .map(({ path }) => ({ path, text: readFileSync(inClone(path), "utf8") }));

/** Where a code is written down: as a member, as the code of an operator's error, as that of an extract's fault. */
const written = [
  /\bcode\b\s*[:=]\s*((?:"[A-Z]\w+"(?:\s*\|\s*)?)+)/g,
  /new OperatorError\((?:[^;]*?),\s*("[A-Z_]+")\s*,?\s*\)/g,
  /\.add\(\s*("[A-Z_]+")/g,
];

test("every code that the sources refuse with is of the one list", () => {
  const found = sources.flatMap(({ path, text }) =>
    written
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .flatMap(([, codes = ""]) => codes.match(/\w+/g) ?? [])
      .filter((name) => !remarks.has(name) && name !== masked)
      .map((name) => ({ path, name })),
  );
  expect(found.length).toBeGreaterThan(150);
  expect(found.filter(({ name }) => !listed.has(name)).map(({ path, name }) => `${path} ${name}`)).toEqual([]);
});

test("a publication is never refused without saying by which code: NOT_DONE is no answer", () => {
  const silent = sources.filter(({ path, text }) => path.startsWith("packages/") && text.includes('"NOT_DONE"'));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test("no code of the list is one that nothing refuses with", () => {
  const said = sources.filter(({ path }) => !/^schema\/(model|rules)\/(\w*[rR]efusal\w*|explain\w*)\.ts$/.test(path));
  const unsaid = [...listed].filter((name) => !said.some(({ text }) => text.includes(`"${name}"`)));
  expect(unsaid.filter((name) => !byLibraries.has(name) && name !== ofBalancers)).toEqual([]);
});

/** Said by what stands before the gateway (`operations/operations.test.ts`). */
const ofBalancers: RefusalCode = "HUB_UNAVAILABLE";

/** Apollo Server refuses with them; we add our sentence. */
const byLibraries: ReadonlySet<string> = new Set<RefusalCode>([
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** The planner's own faults are in English: none of their words leaves the gateway (NOT_PLANNABLE does). */
const inEnglish = /^gateway\/planner\//;

test("what a reader is refused with is said by the list's own sentence, never beside it", () => {
  const beside = sources
    .filter(({ path }) => !inEnglish.test(path))
    .filter(({ text }) => /new GraphQLError\(\s*["`]\s*\w/.test(text) || /errors: \[\{ message: ["`]/.test(text));
  expect(beside.map(({ path }) => path)).toEqual([]);
});

test("docs/codes.md says of each code what it means, once where it is met, and of no other", () => {
  const page = readFileSync(inClone("docs/codes.md"), "utf8");
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, name, meaning]) => ({ name, meaning }));
  expect(rows.map(({ name }) => name).sort()).toEqual([...listed].sort());
  expect(rows.filter(({ meaning = "" }) => meaning.length < 15)).toEqual([]);
});
