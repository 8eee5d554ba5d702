import { buildSchema, parse } from "graphql";
import { completed } from "../complete.ts";
import { tablesOf } from "../plan.ts";
import { type AnswerError, eachRow } from "../rows.ts";
import { type OperationArgs, operationIn, type Variables } from "../selection.ts";
import type { Cell, Sheet } from "../table.ts";

/** A small graph of the hub's shapes: territories, figures, rates, registers. */
export const schema = buildSchema(`
  type Query {
    territories(level: Level): [Territory!]!
    territory(code: ID!): Territory
    conventions: [Convention!]
    viewer: Viewer
    edition: Int
  }
  type Mutation { act: Int }
  type Viewer { name: String roles: [String!] }
  "Niveau."
  enum Level {
    "Établissement public de coopération intercommunale (sa partie meusienne). Il y en a 16."
    EPCI
    "Commune."
    COMMUNE
  }
  enum Origin { REAL DEMONSTRATION }
  enum Sex { "Femmes." F "Hommes." M }
  enum Dimension { SEX }
  enum Unit { "Foyer allocataire." HOUSEHOLD "Pour cent : une part." PERCENT }
  enum Status { "Chiffre exact. Un zéro publié est un zéro." PUBLISHED "Secret statistique." WITHHELD }
  type Territory {
    code: ID! name: String! level: Level!
    population: Int
    caf: CafInTerritory
    poleEmploi: PoleEmploiInTerritory
    children: [Territory!]
    conventions: [Convention!]
  }
  type CafInTerritory {
    "Foyers allocataires du RSA. Un 0 de commune peut être vide à la source."
    households(from: String, by: [Dimension!], origin: Origin! = REAL): [Observation!]
    "Part des foyers."
    share: [Rate!]
    note: String
  }
  type PoleEmploiInTerritory { "Demandeurs d'emploi." jobseekers(from: String): [Observation!] }
  type Observation {
    territoryCode: ID! period: String! sex: Sex value: Float status: Status! bounds: Bounds coverage: Coverage release: Release! roundedTo: Int
  }
  type Rate { territoryCode: ID! period: String! value: Float status: Status! bounds: Bounds unit: String! numerator: Term }
  type Term { value: Float status: Status! period: String! bounds: Bounds }
  type Bounds { min: Float! max: Float! }
  type Coverage { present: Int! expected: Int! }
  type Release { id: ID! unit: Unit! }
  type Convention { id: ID! title: String! amount: Float lines: [Int!] signed: Boolean }
`);

export const argsOf = (query: string, variables: Variables = {}): OperationArgs => {
  const document = parse(query);
  const operation = operationIn(document);
  if (!operation) throw new Error("one operation");
  return { schema, document, operation, variables };
};

/** As a table is asked over HTTP: completed first. */
export function completedArgs(query: string, variables: Variables = {}): OperationArgs {
  const args = argsOf(query, variables);
  const document = completed(args);
  return { ...args, document, operation: operationIn(document) ?? args.operation };
}

export const sheetsOf = (query: string, variables?: Variables): readonly Sheet[] =>
  tablesOf(argsOf(query, variables)).sheets;

export function rowsOf(sheet: Sheet | undefined, data: object | null, errors: readonly AnswerError[] = []): Cell[][] {
  if (!sheet) throw new Error("no sheet");
  const rows: Cell[][] = [];
  eachRow(
    sheet,
    { data: data as Readonly<Record<string, unknown>> | null, errors },
    (cells) => void rows.push([...cells]),
  );
  return rows;
}

export const namesOf = (sheet: Sheet | undefined): readonly string[] => sheet?.columns.map(({ name }) => name) ?? [];
