import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copiesOf, oneLine } from "./copyTexts.ts";

const hub = "https://hub.example";
const textFor = (tool: string, query: string, columns: readonly string[] = ["code"]): string =>
  copiesOf(hub, { query }, columns).find((copyText) => copyText.tool === tool)?.text ?? "";

/** Whatever breaks out of a quotation, in some language. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.constantFrom("'", '"', "\\", "$(id)", "`id`", "\n", ";", "#{x}", "\\'", "!", "%s", "é", "x"), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join("")),
);

/** The literals of R and Python: no letter of one is read as its end before its end. */
const unquoted = (literal: string): string =>
  literal
    .slice(1, -1)
    .replaceAll(/\\(?:x([0-9a-f]{2})|(.))/gu, (_, code, sign) =>
      code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)),
    );
const literal = /'(?:[^'\\\p{Cc}]|\\['\\]|\\x[0-9a-f]{2})*'/u;

describe("A question that is copied for another tool", () => {
  test("is one word of a shell, whatever it holds: curl is given the question, and nothing else is run", () => {
    const queries = fc.sample(text, { numRuns: 60, seed: 24 });
    // One shell for all: each line is run with a curl that writes its last word, then an end that no JSON holds.
    const curl = "curl() { while [ $# -gt 1 ]; do shift; done; printf '%s\\036' \"$1\"; }";
    const script = [curl, ...queries.map((query) => textFor("curl", query))].join("\n");
    const printed = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    const queriesSent = printed
      .split("\u001e")
      .slice(0, -1)
      .map((body) => (JSON.parse(body) as { query: string }).query);
    expect(queriesSent).toEqual(queries.map((query) => wellFormed(oneLine(query))));
  });

  test.each(["R", "Python"])("is one literal of %s, whatever it holds", (tool) => {
    fc.assert(
      fc.property(text, (query) => {
        const line =
          textFor(tool, query)
            .split("\n")
            .find((textLine) => textLine.startsWith("question ")) ?? "";
        const argumentText = line.replace(/^question (<-|=) /, "");
        expect(argumentText.replace(literal, "")).toBe("");
        expect(unquoted(argumentText)).toBe(oneLine(query));
      }),
    );
  });

  test("keeps codes as text, under whatever name their columns have", () => {
    const columns = ["territory_code", "code"];
    expect(textFor("R", "{ a }", columns)).toContain(
      'colClasses = c(territory_code = "character", code = "character")',
    );
    expect(textFor("Python", "{ a }", columns)).toContain('dtype={"territory_code": str, "code": str}');
  });

  test("is the same for each, on one line, at the hub that served the page", () => {
    const query = "query Tableau {\n  territories(level: EPCI) {\n    code\n  }\n}";
    const copies = copiesOf(hub, { query }, ["code"]);
    expect(copies.map(({ tool }) => tool)).toEqual(["Excel, LibreOffice", "R", "Python", "curl"]);
    for (const copy of copies) {
      expect(copy.text).toContain(`${hub}/graphql?format=`);
      expect(decodeURIComponent(copy.text)).toContain("query Tableau { territories(level: EPCI) { code } }");
    }
  });
});

test("variables go with the question, each under its own name", () => {
  const question = { query: "query ($epci: ID!) { a }", variables: '{ "epci": "2000\'49187" }' };
  const copies = Object.fromEntries(copiesOf(hub, question, ["code"]).map(({ tool, text }) => [tool, text]));
  expect(new URL(copies["Excel, LibreOffice"] ?? "").searchParams.get("variables")).toBe('{ "epci": "2000\'49187" }');
  expect(copies.R).toContain(`variables <- '{ "epci": "2000\\'49187" }'`);
  expect(copies.Python).toContain("'&variables=' + urllib.parse.quote(variables)");
  expect(copies.curl).toContain(`"variables":{"epci":"2000'\\''49187"}`);
});

/** UTF-8 holds no half of a letter. */
const wellFormed = (text: string): string => Buffer.from(text).toString();
