import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isRequiredArgument,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { pino } from "pino";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { PlannerPool, usualPool } from "./plannerPool.ts";
import { planQuestion } from "./planQuestion.ts";
import { ResponseKeys } from "./responseKeys.ts";

/** A query for one field, by the shortest path to it. */
export interface CheckedQuestion {
  /** As the schema names it: `Territory.caf`. */
  readonly field: string;
  readonly text: string;
}

/**
 * Plans a query for each field of a composed graph. For some graphs a planner has no plan for a field, and for a few it may
 * end its process: `hub rehearse` therefore runs this in a process of its own before a graph comes into service.
 * @throws Error when a field has no plan, or the text is no supergraph
 */
export async function checkPlans(sdl: string, at: (field: string) => void): Promise<void> {
  const graph = supergraphOf(sdl);
  const { publicSchema, neutralPrefix } = graph;
  const pool = new PlannerPool({ ...usualPool, processes: 1, log: pino({ level: "silent" }) });
  const planner = pool.over(sdl);
  try {
    for (const { field, text } of questionsOf(publicSchema)) {
      at(field);
      const [operation] = parse(text, { noLocation: true }).definitions;
      const readerOperation = { operation: operation as OperationDefinitionNode, fragments: new Map() };
      const { text: question } = planQuestion(readerOperation, {
        graph,
        variables: {},
        identity: everyScope,
        removed: new Set(),
        keys: new ResponseKeys(neutralPrefix),
      });
      if (question !== null) await planner.plan({ text: question, share: 0, payer: undefined });
    }
  } finally {
    pool.close();
  }
}

/** A reader with every scope, so that protected fields are checked too. */
const everyScope = { scopes: { has: () => true } as unknown as ReadonlySet<string> };

/**
 * The queries to plan: one for each field that can be reached from a root; one with a fragment on each possible type of an
 * abstract field; one for all fields of a type together; and one in which each field has the next one's name as its alias,
 * which may be that of a key or of a required field.
 */
export function questionsOf(schema: GraphQLSchema): readonly CheckedQuestion[] {
  return [
    ...questionsFrom(schema, "query", schema.getQueryType()),
    ...questionsFrom(schema, "mutation", schema.getMutationType()),
  ];
}

/** Breadth first, so that each type is reached once and by its shortest path. */
function questionsFrom(
  schema: GraphQLSchema,
  kind: RootPath["kind"],
  root: GraphQLObjectType | null | undefined,
): readonly CheckedQuestion[] {
  if (!root) return [];
  const questions: CheckedQuestion[] = [];
  const visited = new Set<string>([root.name]);
  const queue: RootPath[] = [{ type: root, kind, open: "", close: "", variables: "" }];
  for (let path = queue.shift(); path; path = queue.shift()) {
    const fields = askedFieldsAt(path);
    questions.push(...questionsAt(schema, path, fields));
    for (const next of [...fields.flatMap((field) => pathsUnder(path, field)), ...concretePaths(schema, path)]) {
      if (visited.has(next.type.name)) continue;
      visited.add(next.type.name);
      queue.push(next);
    }
  }
  return questions;
}

const askedFieldsAt = (path: RootPath): readonly AskedField[] =>
  "getFields" in path.type ? Object.values(path.type.getFields()).map((field) => fieldQuestionOf(field, path)) : [];

/** Each field of the type at the end of a path alone, then all of them together. */
function questionsAt(schema: GraphQLSchema, path: RootPath, fields: readonly AskedField[]): readonly CheckedQuestion[] {
  const ofEachField = fields.flatMap((askedField) => {
    const field = `${path.type.name}.${askedField.name}`;
    const forms = isAbstractType(askedField.type) ? [askedField, withConcreteLeaves(schema, askedField)] : [askedField];
    return forms.map((form) => ({ field, text: textOf(path, [form]) }));
  });
  // The fields of a root are separate queries already, and those of Mutation must not be combined.
  if (path.open === "" || fields.length === 0) return ofEachField;
  const ofAllFields = [fields, swapped(fields)].map((selection) => ({
    field: path.type.name,
    text: textOf(path, selection),
  }));
  return [...ofEachField, ...ofAllFields];
}

/** A query to warm a planner with: all fields of the first type that is reached; undefined where there is none. */
export const firstQuestion = (schema: GraphQLSchema): string | undefined =>
  questionsOf(schema).find(({ field, text }) => !field.includes(".") && text.startsWith("query"))?.text;

/** A path from a root field to a type, as query text: prefix and suffix. */
interface RootPath {
  readonly type: GraphQLNamedType;
  readonly kind: "query" | "mutation";
  readonly open: string;
  readonly close: string;
  readonly variables: string;
}

interface AskedField {
  readonly name: string;
  readonly text: string;
  readonly variables: string;
  readonly type: GraphQLNamedType;
  /** The selections on an object it leads to; only `__typename` when absent. */
  readonly selections?: string;
}

/** The field with a variable for each required argument: plans do not depend on values. */
function fieldQuestionOf({ name, args, type }: GraphQLField<unknown, unknown>, { type: parent }: RootPath): AskedField {
  const needed = args
    .filter(isRequiredArgument)
    .map((argument) => ({ argument, variable: `${parent.name}_${name}_${argument.name}` }));
  const argumentsText = needed.map(({ argument, variable }) => `${argument.name}: $${variable}`).join(", ");
  return {
    name,
    text: argumentsText ? `${name}(${argumentsText})` : name,
    variables: needed.map(({ argument, variable }) => `$${variable}: ${argument.type} `).join(""),
    type: getNamedType(type),
  };
}

function textOf({ kind, open, close, variables }: RootPath, fields: readonly AskedField[]): string {
  const variableDefinitions = variables + fields.map((field) => field.variables).join("");
  const selected = fields
    .map(({ text, type, selections = "__typename" }) => (isCompositeType(type) ? `${text} { ${selections} }` : text))
    .join(" ");
  return `${kind} ${variableDefinitions ? `(${variableDefinitions})` : ""} { ${open}${selected}${close} }`;
}

/** Each field under the next one's name as its alias. */
const swapped = (fields: readonly AskedField[]): readonly AskedField[] =>
  fields.map((field, index) => ({ ...field, text: `${fields[(index + 1) % fields.length]?.name}: ${field.text}` }));

/** The field with the leaf fields of each possible type, under aliases that no two types share. */
function withConcreteLeaves(schema: GraphQLSchema, field: AskedField): AskedField {
  if (!isAbstractType(field.type)) return field;
  const fragments = schema.getPossibleTypes(field.type).map((type, at) => {
    const leaves = Object.values(type.getFields()).filter((leaf) => isLeafType(getNamedType(leaf.type)));
    const leafSelections = leaves
      .filter(({ args }) => !args.some(isRequiredArgument))
      .map(({ name }) => `t${at}_${name}: ${name}`);
    return `... on ${type.name} { ${["__typename", ...leafSelections].join(" ")} }`;
  });
  return { ...field, selections: fragments.join(" ") };
}

const pathsUnder = (path: RootPath, { text, type, variables }: AskedField): readonly RootPath[] =>
  isCompositeType(type)
    ? [
        {
          ...path,
          type,
          open: `${path.open}${text} { `,
          close: ` }${path.close}`,
          variables: path.variables + variables,
        },
      ]
    : [];

const concretePaths = (schema: GraphQLSchema, path: RootPath): readonly RootPath[] =>
  isAbstractType(path.type)
    ? schema
        .getPossibleTypes(path.type)
        .map((type) => ({ ...path, type, open: `${path.open}... on ${type.name} { `, close: ` }${path.close}` }))
    : [];
