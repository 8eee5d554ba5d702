import { refusalCodes } from "@pacte-hub/schema/model/refusal";
import { type FieldDefinitionNode, Kind, print, type TypeNode } from "graphql";
import { describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";
import { isProof } from "./proof.ts";
import { isNeeded, objectTypesOf, waysToTypes } from "./waysToTypes.ts";

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

const ways = waysToTypes(subgraphs, good);

/** How a type is reached: by what this hub has figures of, else by the shortest way. */
function wayTo(type: string, of: Subgraph): string | undefined {
  const at = field[of];
  const surest: Readonly<Record<string, string>> = {
    Publisher: at,
    Territory: 'territory(code: "55")',
    [`${prefix[of]}InTerritory`]: `territory(code: "55") { ${at}`,
    Recommendation: "axes { recommendations",
    [`${prefix[of]}InRecommendation`]: `axes { recommendations { ${at}`,
    Dataset: `${at} { dataset(id: ${good[`${of}.of`]})`,
    Series: `territory(code: "55") { ${at} { series(of: ${good[`${of}.of`]})`,
    Committee: 'committee(id: "steering-committee")',
    // Figures of the Department alone stand beside those of others, in this hub.
    Observation: `territory(code: "55") { department { ${sample.department}`,
    Benchmark: `territory(code: "55") { department { ${sample.department} { benchmark(with: REGION)`,
    [`${prefix[of]}InZone`]: `zone(code: "4401") { ${at}`,
  };
  return surest[type] ?? ways.get(type);
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
  /** Whether anything of the type is in this hub. */
  readonly probe: string;
  readonly of: Subgraph;
}

const named = (type: TypeNode): TypeNode => (type.kind === Kind.NON_NULL_TYPE ? type.type : type);
const leaves = new Set(["String", "Int", "Float", "ID", "Boolean", "ConventionStatus"]);

const casesOf = (of: Subgraph): Case[] =>
  objectTypesOf(of).flatMap(({ name, fields = [] }) =>
    fields.flatMap((one) => (one.arguments?.length ? casesOn(name.value, one, of) : [])),
  );

function casesOn(type: string, definition: FieldDefinitionNode, of: Subgraph): Case[] {
  const way = wayTo(type, of);
  if (way === undefined) throw new Error(`no way leads to ${type} of ${of}: say a good value of what it needs`);
  const args = (definition.arguments ?? []).map(({ name, type: written, ...one }) => ({
    name: name.value,
    isNeeded: isNeeded({ type: written, ...one }),
    // What an enumeration may be, GraphQL itself says.
    isFree: /\b(String|ID|Int|Float|\w+State)\b/.test(print(written)),
  }));
  const unlisted = args.filter(({ name, isFree }) => isFree && !(name in bad) && !everyValueIs.has(name));
  if (unlisted.length > 0) throw new Error(`say what ${unlisted.map(({ name }) => name)} may not be (${type})`);
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
    const whole = (inside: string): string => `{ ${open}${inside}${" }".repeat(opened)} }`;
    return { place: `${type}.${asked}`, query: whole(`${asked}${selection}`), probe: whole("__typename"), of };
  });
}

const known = new Set<string>(refusalCodes);
const ofGraphQL = new Set(["INTERNAL", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]);

const readerOf = async (of: Subgraph) => (of === "reference" ? {} : as(`steward@${of}`, inject("hub")));

const isThere = async (probe: string, of: Subgraph): Promise<boolean> =>
  probe === "{ __typename }" ||
  JSON.stringify((await ask(probe, {}, undefined, await readerOf(of))).data ?? null).includes("__typename");

/** What an answer to a bad argument has that it should not, in words; undefined where it is refused as it should be. */
async function faultIn({ query, of }: Case): Promise<string | undefined> {
  const { data, errors = [] } = await ask(query, {}, undefined, await readerOf(of));
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
    const all = casesOf(of);
    // Where this hub, which has no demonstration, has no row of a type, no field of it is carried out.
    const absent = new Set<string>();
    for (const probe of new Set(all.map((one) => one.probe))) if (!(await isThere(probe, of))) absent.add(probe);
    const cases = all.filter(({ probe }) => !absent.has(probe));
    expect(cases.length).toBeGreaterThan(of === "reference" ? 10 : 200);
    expect(cases.length).toBeGreaterThan(all.length * 0.9);
    const faults: string[] = [];
    const tried = isProof ? cases : cases.filter((_, at) => at % 3 === 0);
    for (let at = 0; at < tried.length; at += 4)
      await Promise.all(
        tried.slice(at, at + 4).map(async (one) => {
          const fault = await faultIn(one);
          if (fault) faults.push(`${one.place} ${fault}`);
        }),
      );
    expect(faults).toEqual([]);
  });
});
