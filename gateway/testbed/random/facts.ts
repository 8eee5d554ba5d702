import { Dice, seedOf } from "@pacte-hub/executor/testbed/dice";
import {
  GraphQLError,
  type GraphQLOutputType,
  getNullableType,
  isListType,
  isNonNullType,
  isScalarType,
} from "graphql";
import {
  type Abstract,
  type Entity,
  enumName,
  enumValues,
  type Field,
  hiddenValue,
  type Model,
  membersOf,
} from "./model.ts";

/** Whatever a subgraph or the monolith holds of an object: its type, and one of its keys at least. */
export interface Told {
  readonly __typename?: string;
  readonly id?: string;
  readonly code?: string;
  readonly ref?: { readonly no: string };
  readonly [field: string]: unknown;
}

interface Asked {
  readonly type: string;
  readonly field: Field;
  readonly returned: GraphQLOutputType;
}

const idsPerType = 4;

/** The facts of a random graph: the same for whoever is asked, told from the names of what is asked. */
export class Facts {
  readonly #model: Model;
  readonly #seed: number;

  constructor(model: Model, seed: number) {
    this.#model = model;
    this.#seed = seed;
  }

  /** As a resolver: a value, or the failure that stands for it. */
  tell({ type, field, returned }: Asked, parent: Told | undefined, args: object): unknown {
    const about = `${this.#seed} ${type} ${parent && type !== "Query" ? noOf(parent) : ""} ${field.name} ${JSON.stringify(args)}`;
    const dice = new Dice(seedOf(about));
    // Whoever reaches a value object has it whole.
    const isOfValue = this.#model.values.some(({ name }) => name === type);
    return this.#value(returned, dice, { name: `${type}.${field.name}`, tellers: isOfValue ? [] : tellersOf(field) });
  }

  #value(type: GraphQLOutputType, dice: Dice, conditions: How): unknown {
    const { failsOnceIn } = this.#model;
    if (failsOnceIn > 0 && dice.once(failsOnceIn)) return failure(conditions.name);
    if (!isNonNullType(type) && dice.once(6)) return null;
    const present = getNullableType(type);
    if (isListType(present))
      return Array.from({ length: dice.under(4) }, () => this.#value(present.ofType, dice, conditions));
    const name = present.toString();
    // A value not shown yet, where no null may be, is a fault told once per field: another test tells of it.
    if (name === enumName)
      return dice.pick(isNonNullType(type) ? enumValues.filter((enumValue) => enumValue !== hiddenValue) : enumValues);
    return isScalarType(present)
      ? leaf(name, dice)
      : this.reference(name, `${dice.under(idsPerType)}`, { dice, how: conditions });
  }

  /** With all its keys: each server reads those it knows. */
  reference(name: string, no: string, { dice, how: conditions }: { readonly dice: Dice; readonly how: How }): Told {
    if (name === "Query") return {};
    const abstract = this.#model.abstracts.find((candidate) => candidate.name === name);
    if (!abstract) return entityRecord(name, no);
    if (abstract.asObject) return entityRecord(typeBehind(abstract, no), no);
    return entityRecord(dice.pick(knownToAll(abstract, conditions.tellers)), no);
  }
}

interface How {
  readonly name: string;
  /** The subgraphs that tell it: none names a type that another does not know. Empty: any may. */
  readonly tellers: readonly string[];
}

const tellersOf = ({ owners, overrides }: Field): readonly string[] => [...owners, ...(overrides ? [overrides] : [])];

function knownToAll(abstract: Abstract, tellers: readonly string[]): readonly string[] {
  const subgraphs = tellers.length > 0 ? tellers : Object.keys(abstract.membersIn ?? {});
  return abstract.members.filter((member) =>
    subgraphs.every((subgraph) => membersOf(abstract, subgraph).includes(member)),
  );
}

/** A subgraph with an `@interfaceObject` finds by the key which concrete type it is. */
export const typeBehind = ({ members }: Abstract, no: string): string => members[Number(no) % members.length] as string;

const entityRecord = (type: string, no: string): Told => ({ __typename: type, id: no, code: `c${no}`, ref: { no } });

/** Any of its keys tells which it is. */
export const noOf = ({ id, code, ref }: Told): string =>
  String(
    // A hostile partner's keys may be of any kind.
    id ?? (code === undefined ? undefined : String(code).slice(1)) ?? ref?.no ?? "none",
  );

export const keyFields: Readonly<Record<string, (parent: Told) => unknown>> = {
  id: (parent) => noOf(parent),
  code: (parent) => `c${noOf(parent)}`,
  ref: (parent) => ({ no: noOf(parent) }),
};

const failure = (name: string): GraphQLError =>
  new GraphQLError(`${name} manque.`, { extensions: { code: "NO_FIGURE" } });

const texts = ["", "é « à »", 'a "quoted"\nline', "\u2028\ud83d\ude00", "__proto__", "x".repeat(300)];

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

/** A field that needs another: what it makes of it shows whether it was told it. */
export function needing(required: unknown): string {
  return required === undefined ? "was not told" : `from ${JSON.stringify(required)}`;
}

/** The field, and the type it is resolved on: an interface, where a subgraph has it as an `@interfaceObject`. */
export function fieldOf(
  model: Model,
  type: string,
  name: string,
): { readonly type: string; readonly field: Field } | undefined {
  const roots = type === "Query" ? model.roots : [];
  const holder: Pick<Entity, "fields"> | undefined = [...model.entities, ...model.values].find(
    (candidate) => candidate.name === type,
  );
  const field = [...roots, ...(holder?.fields ?? [])].find((candidate) => candidate.name === name);
  if (field) return { type, field };
  for (const { name: abstract, members, asObject } of model.abstracts) {
    const interfaceField = asObject?.fields.find((candidate) => candidate.name === name);
    if (interfaceField && (abstract === type || members.includes(type)))
      return { type: abstract, field: interfaceField };
  }
  return undefined;
}
