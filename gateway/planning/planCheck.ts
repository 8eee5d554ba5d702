import {
  type GraphQLField,
  type GraphQLNamedType,
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

/** A question about one field, by the shortest way that leads to it. */
export interface CheckedQuestion {
  /** As the schema names it: `Territory.caf`. */
  readonly field: string;
  readonly text: string;
}

/**
 * Asks for a plan of each field of a composed graph, as a reader might ask for it. The planner is native code: over some
 * graphs it has no plan for a field, and over a few it ends the process that asked. `hub rehearse` therefore does this in a
 * process of its own, before a graph comes into service.
 * @throws Error when a field has no plan, or the graph is none
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
      const asked = { operation: operation as OperationDefinitionNode, fragments: new Map() };
      const { text: question } = planQuestion(asked, {
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

/** Fields that only some may read are rehearsed too. */
const everyScope = { scopes: { has: () => true } as unknown as ReadonlySet<string> };

/**
 * One question for each field that can be reached from a root, and one with a fragment on each type that may stand behind it;
 * one for all fields of a type together, and one in which each bears the name of the next: a key's, or a required field's.
 */
export function questionsOf(schema: GraphQLSchema): readonly CheckedQuestion[] {
  const questions: CheckedQuestion[] = [];
  for (const [kind, root] of [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
  ] as const) {
    if (!root) continue;
    const reached = new Set<string>([root.name]);
    const ahead: Way[] = [{ type: root, kind, open: "", close: "", variables: "" }];
    for (let way = ahead.shift(); way; way = ahead.shift()) {
      const fields = "getFields" in way.type ? Object.values(way.type.getFields()) : [];
      const asked = fields.map((field) => askedOf(field, way));
      for (const each of asked) {
        const field = `${way.type.name}.${each.name}`;
        questions.push({ field, text: textOf(way, [each]) });
        if (isAbstractType(each.type)) questions.push({ field, text: textOf(way, [behind(schema, each)]) });
      }
      // A root's fields are separate questions already, and may be acts.
      if (way.open !== "" && asked.length > 0)
        for (const all of [asked, swapped(asked)]) questions.push({ field: way.type.name, text: textOf(way, all) });
      for (const next of [...asked.flatMap((each) => onward(way, each)), ...narrowed(schema, way)]) {
        if (reached.has(next.type.name)) continue;
        reached.add(next.type.name);
        ahead.push(next);
      }
    }
  }
  return questions;
}

/** A path from a root field to a type, as query text: prefix and suffix. */
interface Way {
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
  /** What is asked of an object it leads to; nothing but its type, when absent. */
  readonly selections?: string;
}

/** With a variable for each argument that must be given: plans do not depend on their values. */
function askedOf({ name, args, type }: GraphQLField<unknown, unknown>, { type: parent }: Way): AskedField {
  const needed = args
    .filter(isRequiredArgument)
    .map((argument) => ({ argument, variable: `${parent.name}_${name}_${argument.name}` }));
  const given = needed.map(({ argument, variable }) => `${argument.name}: $${variable}`).join(", ");
  return {
    name,
    text: given ? `${name}(${given})` : name,
    variables: needed.map(({ argument, variable }) => `$${variable}: ${argument.type} `).join(""),
    type: getNamedType(type),
  };
}

function textOf({ kind, open, close, variables }: Way, fields: readonly AskedField[]): string {
  const all = variables + fields.map((each) => each.variables).join("");
  const selected = fields
    .map(({ text, type, selections = "__typename" }) => (isCompositeType(type) ? `${text} { ${selections} }` : text))
    .join(" ");
  return `${kind} ${all ? `(${all})` : ""} { ${open}${selected}${close} }`;
}

/** Each under the name of the one after it. */
const swapped = (fields: readonly AskedField[]): readonly AskedField[] =>
  fields.map((each, at) => ({ ...each, text: `${fields[(at + 1) % fields.length]?.name}: ${each.text}` }));

/** With the leaves of each type that may stand there, under names that no two types share. */
function behind(schema: GraphQLSchema, field: AskedField): AskedField {
  if (!isAbstractType(field.type)) return field;
  const fragments = schema.getPossibleTypes(field.type).map((type, at) => {
    const leaves = Object.values(type.getFields()).filter((each) => isLeafType(getNamedType(each.type)));
    const asked = leaves
      .filter(({ args }) => !args.some(isRequiredArgument))
      .map(({ name }) => `t${at}_${name}: ${name}`);
    return `... on ${type.name} { ${["__typename", ...asked].join(" ")} }`;
  });
  return { ...field, selections: fragments.join(" ") };
}

const onward = (way: Way, { text, type, variables }: AskedField): readonly Way[] =>
  isCompositeType(type)
    ? [{ ...way, type, open: `${way.open}${text} { `, close: ` }${way.close}`, variables: way.variables + variables }]
    : [];

const narrowed = (schema: GraphQLSchema, way: Way): readonly Way[] =>
  isAbstractType(way.type)
    ? schema
        .getPossibleTypes(way.type)
        .map((type) => ({ ...way, type, open: `${way.open}... on ${type.name} { `, close: ` }${way.close}` }))
    : [];
