import { describe, expect, test } from "vitest";
import {
  type Cited,
  documentsCitedIn,
  filesEnding,
  isNothing,
  leadsNowhere,
  linksIn,
  papersCitedIn,
  pathsNamedIn,
} from "./links.ts";

const documents = filesEnding(/\.md$/).filter((path) => !path.startsWith("data/pact/"));
const code = filesEnding(/\.(tsx?|mjs|js)$/);
const told = (found: readonly Cited[]) => found.map(({ from, target }) => `${from} -> ${target}`);

describe("what a reader is sent to", () => {
  test("is there: every link and every picture of a document, anchors included", () => {
    expect(documents.length).toBeGreaterThan(30);
    expect(told(documents.flatMap(linksIn).filter(leadsNowhere))).toEqual([]);
  });

  test("is there: every document that a comment cites, with its anchor", () => {
    const cited = code.flatMap(documentsCitedIn);
    const missing = cited.filter((one) => leadsNowhere({ ...one, from: "README.md" }) && leadsNowhere(one));
    expect(told(missing)).toEqual([]);
  });

  test("is in the repository: no comment rests on a document that only its author holds", () => {
    const elsewhere = code.filter((path) => !path.startsWith("test/house/")).flatMap(papersCitedIn);
    expect(told(elsewhere)).toEqual([]);
  });

  test("is there: every file and folder that a document or a comment names by its path", () => {
    const history = ["CHANGELOG.md", "bench/RESULTS.md"];
    const named = [...documents.filter((path) => !history.includes(path)), ...code].flatMap(pathsNamedIn);
    expect(told(named.filter(isNothing))).toEqual([]);
  });
});
