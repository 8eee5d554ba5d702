import { readFileSync } from "node:fs";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { Dice, seedOf } from "@pacte-hub/executor/testbed/dice";
import { inClone } from "@pacte-hub/server/repository";
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from "graphql";
import { supergraphOf } from "../../supergraph/supergraph.ts";
import { type Federated, type Federation, federationOf } from "./agreement.ts";

const subgraphs = ["reference", "department", "pole-emploi", "caf", "siae"];
const sdlOf = (name: string): string => readFileSync(inClone("subgraphs", name, "schema.graphql"), "utf8");

/** What is told of an object: what it is, its key when it has one, else the place it was reached from. */
interface Told {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/**
 * The hub's own graph over invented facts, twice: in its five subgraphs behind the executor, and whole in one server. A fact
 * follows from the seed and from what it is about, so that whoever is asked says the same.
 */
export function shippedFederation(seed: number, failsOnceIn: number, says?: Federated["says"]): Federation {
  const sdl = Object.fromEntries(subgraphs.map((name) => [name, sdlOf(name)]));
  const supergraphSdl = readFileSync(inClone("schema", "supergraph.graphql"), "utf8");
  const facts = new ShippedFacts(supergraphSdl, { seed, failsOnceIn });
  const schemas = Object.fromEntries(
    Object.entries(sdl).map(([name, text]) => [name, facts.serve(buildSubgraphSchema([{ typeDefs: parse(text) }]))]),
  );
  const oracle = facts.serve(supergraphOf(supergraphSdl).publicSchema, true);
  return federationOf({ supergraphSdl, schemas, oracle, sdl, ...(says && { says }) });
}

interface Chances {
  readonly seed: number;
  readonly failsOnceIn: number;
}

class ShippedFacts {
  readonly #chances: Chances;
  readonly #keys: ReadonlyMap<string, readonly string[]>;
  /** By type and field, what the field requires of its own entity (`@requires`). */
  readonly #required: ReadonlyMap<string, readonly string[]>;
  /** Names of the fields of objects that are required, and of those objects. */
  readonly #nested: ReadonlySet<string>;

  constructor(supergraphSdl: string, chances: Chances) {
    this.#chances = chances;
    this.#keys = keysIn(supergraphSdl);
    this.#required = requiredIn(supergraphSdl);
    this.#nested = nestedIn(supergraphSdl);
  }

  /** @param isWhole one server that knows what is required of an entity without being told */
  serve(schema: GraphQLSchema, isWhole = false): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith("_")) continue;
      for (const [name, field] of Object.entries(type.getFields())) {
        if (name.startsWith("_")) continue;
        field.resolve = this.#resolver(type, name, isWhole) as GraphQLFieldResolver<unknown, unknown>;
      }
    }
    return schema;
  }

  #resolver(type: GraphQLObjectType, name: string, isWhole: boolean): GraphQLFieldResolver<Told | undefined, unknown> {
    const required = this.#required.get(`${type.name}.${name}`) ?? [];
    return (parent, args, _, { returnType }) => {
      if (parent && this.#keys.get(type.name)?.includes(name)) return parent[name];
      const about = parent ? this.#identity(parent, type.name) : type.name;
      const requiredValues = required.map((requiredName) => {
        const field = isWhole && type.getFields()[requiredName];
        return field
          ? this.#value(field.type, `${about}.${requiredName} {}[]`, requiredName, false)
          : parent?.[requiredName];
      });
      const mayFail = !this.#isRequired(name);
      return this.#value(returnType, `${about}.${name} ${stable(args)}${stable(requiredValues)}`, name, mayFail);
    };
  }

  /** Whether a partner is told of it to answer at all: that it fails is another's failure, which one server would not have. */
  #isRequired(name: string): boolean {
    return [...this.#required.values()].some((names) => names.includes(name)) || this.#nested.has(name);
  }

  #identity(parent: Told, type: string): string {
    const keys = this.#keys.get(type);
    return `${type} ${keys ? stable(keys.map((key) => parent[key])) : parent.__of}`;
  }

  #value(type: GraphQLOutputType, about: string, name: string, mayFail: boolean): unknown {
    const dice = new Dice(seedOf(`${this.#chances.seed} ${about}`));
    const { failsOnceIn } = this.#chances;
    if (mayFail && failsOnceIn > 0 && dice.once(failsOnceIn)) return new GraphQLError(`${name} manque.`);
    if (!isNonNullType(type) && dice.once(6)) return null;
    const present = getNullableType(type);
    if (isListType(present))
      return Array.from({ length: dice.under(3) }, (_, at) =>
        this.#value(present.ofType, `${about} ${at}`, name, mayFail),
      );
    if (isEnumType(present)) return dice.pick(present.getValues()).value;
    if (isScalarType(present)) return leaf(present.name, dice);
    return this.#object(present as GraphQLObjectType, about, dice);
  }

  #object(type: GraphQLObjectType, about: string, dice: Dice): Told {
    const keys = this.#keys.get(type.name);
    if (!keys) return { __typename: type.name, __of: seedOf(about) };
    const no = dice.under(4);
    const keyValues = keys.map((key) => [key, keyValue(getNullableType(type.getFields()[key]?.type), key, no)]);
    return { __typename: type.name, ...Object.fromEntries(keyValues) };
  }
}

function keyValue(type: unknown, key: string, no: number): unknown {
  if (isEnumType(type)) return type.getValues()[no % type.getValues().length]?.value;
  if (isScalarType(type) && type.name === "Int") return 2017 + no;
  return isScalarType(type) && type.name === "Float" ? no + 0.5 : `${key}${no}`;
}

const texts = ["", "é « à »", 'a "quoted"\nline', "\ud83d\ude00", "__proto__"];

function leaf(type: string, dice: Dice): unknown {
  switch (type) {
    case "Int":
      return dice.under(1_000) - 500;
    case "Float":
      return dice.under(1_000) / 8;
    case "Boolean":
      return dice.once(2);
    default:
      return `${dice.pick(texts)}${dice.under(50)}`;
  }
}

/** The same text for the same arguments, in whichever order a schema has them. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, nestedValue: unknown) =>
    typeof nestedValue === "object" && nestedValue !== null && !Array.isArray(nestedValue)
      ? Object.fromEntries(Object.entries(nestedValue).sort(([first], [second]) => (first < second ? -1 : 1)))
      : nestedValue,
  );

function keysIn(sdl: string): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const [, type, joins] of sdl.matchAll(/^type (\w+) ([^{]*)\{/gm)) {
    const [, key] = /key: "([\w ]+)"/.exec(joins ?? "") ?? [];
    if (type && key) keys.set(type, key.split(" "));
  }
  return keys;
}

function requiredIn(sdl: string): ReadonlyMap<string, readonly string[]> {
  const required = new Map<string, readonly string[]>();
  for (const [, type, body] of sdl.matchAll(/^type (\w+) [^{]*\{\n([\s\S]*?)^\}/gm))
    for (const [, field, names] of (body ?? "").matchAll(/^ {2}(\w+).*requires: "([\w ]+)"/gm))
      required.set(`${type}.${field}`, (names ?? "").split(" "));
  return required;
}

/** "outcomes { year territory }": outcomes, year and territory. */
const nestedIn = (sdl: string): ReadonlySet<string> =>
  new Set([...sdl.matchAll(/requires: "([^"]*\{[^"]*)"/g)].flatMap(([, fields = ""]) => fields.match(/\w+/g) ?? []));
