import { readFileSync } from "node:fs";
import { refusalCodes } from "@pacte-hub/schema/model/refusal";
import { inClone } from "@pacte-hub/server/repository";
import { type FieldDefinitionNode, Kind, parse, print, type TypeNode } from "graphql";
import { describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";

const subgraphs = ["reference", "department", "pole-emploi", "caf", "siae"] as const;
type Subgraph = (typeof subgraphs)[number];

/** What no argument of the name may be, wherever it stands: as GraphQL writes it. A new argument must be listed here. */
const bad: Readonly<Record<string, readonly string[]>> = {
  after: ['"hier"', '"-1"', '""'],
  axis: ["-1", "0", "99"],
  budgetYear: ["-4", "0", "2099"],
  code: ['"inconnu"', '""', '"5"'],
  codes: ["[]", '["55", "inconnu"]', '[""]'],
  committee: ['"inconnu"', '""'],
  dataset: ['"inconnu"', '""'],
  first: ["-1", "0", "1000000"],
  from: ['"2020-13"', '"hier"', '""', '"1850"', '"2099"', '"2099-Q4"', '"-4"'],
  funder: ['"inconnu"', '""'],
  id: ['"inconnu"', '""'],
  name: ['""', '"   "', '"%"', '"zzzzqqqq"', `"${"a".repeat(500)}"`],
  of: ['"inconnu"', '""'],
  offset: ["-1", "100000"],
  on: ['"2026-02-31"', '"demain"', '""', '"2020"', '"2020-01-01T00:00:00Z"'],
  openForMonths: ["-1", "100000"],
  period: ['"2020-13"', '"hier"', '""', '"2099"'],
  recommendation: ['"1.55"', '""'],
  requestedAtLeast: ["-1", "1e12"],
  requestedAtMost: ["-1", "1e12"],
  siret: ['"123"', '""', '"00000000000000"'],
  state: ["[]"],
  territory: ['"inconnu"', '""', '"5"'],
  to: ['"2020-13"', '"hier"', '""', '"1850"'],
  with: ['"inconnu"', '""'],
  withinDays: ["-1", "99999999"],
  year: ["-4", "0", "20", "2099"],
  pact: ['"inconnu"', '""'],
};

/** Any value of these is one: an enumeration, or a limit under which everything or nothing lies. */
const everyValueIs = new Set([
  "by",
  "level",
  "missing",
  "order",
  "origin",
  "sort",
  "status",
  "atLeast",
  "atMost",
  "zoning",
  "kind",
]);

/** Two arguments that contradict each other. */
const contradictions: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  from: [{ from: '"2021"', to: '"2020"' }],
  atLeast: [{ atLeast: "10", atMost: "9" }],
  requestedAtLeast: [{ requestedAtLeast: "10", requestedAtMost: "9" }],
  codes: [{ codes: '["55"]', level: "COMMUNE" }],
};

/** A good value of an argument that a field needs, by field or else by argument. */
const good: Readonly<Record<string, string>> = {
  code: '"55"',
  period: '"2020-12"',
  year: "2020",
  with: "REGION",
  from: '"2020"',
  to: '"2021"',
  "caf.of": '"rsa-households"',
  "department.of": '"rsa-households-all-regimes"',
  "pole-emploi.of": '"jobseekers"',
  "siae.of": '"structures"',
};

const field = {
  caf: "caf",
  department: "department",
  "pole-emploi": "poleEmploi",
  siae: "siae",
  reference: "",
} as const;
const prefix = {
  caf: "Caf",
  department: "Department",
  "pole-emploi": "PoleEmploi",
  siae: "Siae",
  reference: "",
} as const;

/** How a type is reached in this hub, which has no demonstration; null: nothing of it is there, so nothing resolves. */
function wayTo(type: string, of: Subgraph): string | null | undefined {
  const at = field[of];
  const ways: Readonly<Record<string, string | null>> = {
    Query: "",
    Territory: 'territory(code: "55")',
    [`${prefix[of]}InTerritory`]: `territory(code: "55") { ${at}`,
    [`${prefix[of]}InRecommendation`]: `axes { recommendations { ${at}`,
    Recommendation: "axes { recommendations",
    Publisher: at,
    Dataset: `${at} { dataset(id: ${good[`${of}.of`]})`,
    Series: `territory(code: "55") { ${at} { series(of: ${good[`${of}.of`]})`,
    Convention: "conventions",
    Committee: 'committee(id: "steering-committee")',
    SubProgramme: "subProgrammes",
    Action: null,
    Observation: of === "department" ? `territory(code: "55") { ${at} { ${sample[of]}` : null,
    // Figures of the Department alone stand beside those of others, in this hub.
    Benchmark: of === "department" ? `territory(code: "55") { ${at} { ${sample[of]} { benchmark(with: REGION)` : null,
    [`${prefix[of]}InZone`]: `zone(code: "4401") { ${at}`,
    [`${prefix[of]}InConvention`]: `conventions { ${at}`,
    [`${prefix[of]}InCommitment`]: `commitments { ${at}`,
    Institution: "institutions",
    Partner: "partners",
  };
  return ways[type];
}

/** A series that has figures. */
const sample = {
  caf: "rsaHouseholds",
  department: "rsaHouseholdsAllRegimes",
  "pole-emploi": "jobseekers",
  siae: "structureCount",
  reference: "",
} as const;

interface Case {
  readonly place: string;
  readonly query: string;
  readonly of: Subgraph;
}

const named = (type: TypeNode): TypeNode => (type.kind === Kind.NON_NULL_TYPE ? type.type : type);
const leaves = new Set(["String", "Int", "Float", "ID", "Boolean", "ConventionStatus"]);

function casesOf(of: Subgraph): Case[] {
  const document = parse(readFileSync(inClone("subgraphs", of, "schema.graphql"), "utf8"));
  return document.definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || type.name.value === "Mutation") return [];
    return (type.fields ?? []).flatMap((one) => (one.arguments?.length ? casesOn(type.name.value, one, of) : []));
  });
}

function casesOn(type: string, definition: FieldDefinitionNode, of: Subgraph): Case[] {
  const way = wayTo(type, of);
  if (way === undefined) throw new Error(`say how ${of} reaches ${type}, or that nothing of it is in this hub`);
  const args = (definition.arguments ?? []).map(({ name, type: written, defaultValue }) => ({
    name: name.value,
    isNeeded: written.kind === Kind.NON_NULL_TYPE && !defaultValue,
    // What an enumeration may be, GraphQL itself says.
    isFree: /\b(String|ID|Int|Float|\w+State)\b/.test(print(written)),
  }));
  const unlisted = args.filter(({ name, isFree }) => isFree && !(name in bad) && !everyValueIs.has(name));
  if (unlisted.length > 0) throw new Error(`say what ${unlisted.map(({ name }) => name)} may not be (${type})`);
  if (way === null) return [];
  const wrong = args.flatMap(({ name, isFree }) => [
    ...(isFree ? (bad[name] ?? []) : []).map((value) => ({ [name]: value })),
    ...(contradictions[name] ?? []).filter((pair) =>
      Object.keys(pair).every((each) => args.some((a) => a.name === each)),
    ),
  ]);
  const inner = print(named(definition.type));
  return wrong.map((values) => {
    const given = args.flatMap(({ name, isNeeded }): string[] => {
      const value = values[name] ?? (isNeeded ? (good[`${of}.${name}`] ?? good[name] ?? '"x"') : undefined);
      return value === undefined ? [] : [`${name}: ${value}`];
    });
    const asked = `${definition.name.value}(${given.join(", ")})`;
    const selection = leaves.has(inner) || /^\[String/.test(inner) ? "" : " { __typename }";
    const open = way === "" ? "" : `${way} { `;
    const opened = (open.match(/\{/g) ?? []).length;
    return { place: `${type}.${asked}`, query: `{ ${open}${asked}${selection}${" }".repeat(opened)} }`, of };
  });
}

const known = new Set<string>(refusalCodes);
const ofGraphQL = new Set(["INTERNAL", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]);

/** What an answer to a bad argument has that it should not, in words; undefined where it is refused as it should be. */
async function faultIn({ query, of }: Case): Promise<string | undefined> {
  const reader = of === "reference" ? {} : await as(`steward@${of}`, inject("hub"));
  const { data, errors = [] } = await ask(query, {}, undefined, reader);
  const [error] = errors;
  if (!error) return `answered ${JSON.stringify(data)?.slice(0, 120)}`;
  const code = String(error.extensions?.code);
  if (!known.has(code) || ofGraphQL.has(code)) return `${code}: ${error.message}`;
  // A French sentence, which begins as one and ends as one, and holds no word of a program.
  return /^[«A-ZÀÉÈÔ\d-].{15,}[.?]$/.test(error.message) && !/\bat \w+|Error|undefined|null|NaN/.test(error.message)
    ? undefined
    : `says ${error.message}`;
}

describe("what no argument may be is an error with its sentence, never an empty list nor a default", () => {
  test.each(subgraphs)("%s: every argument of every field", { timeout: 240_000 }, async (of) => {
    const cases = casesOf(of);
    expect(cases.length).toBeGreaterThan(of === "reference" ? 10 : 200);
    const faults: string[] = [];
    for (let at = 0; at < cases.length; at += 4)
      await Promise.all(
        cases.slice(at, at + 4).map(async (one) => {
          const fault = await faultIn(one);
          if (fault) faults.push(`${one.place} ${fault}`);
        }),
      );
    expect(faults).toEqual([]);
  });
});
