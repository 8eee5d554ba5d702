import {
  GraphQLError,
  type GraphQLOutputType,
  getNullableType,
  isListType,
  isNonNullType,
  isScalarType,
} from "graphql";
import { Dice, seedOf } from "../../../runtime/execution/testbed/dice.ts";
import { type Entity, enumName, enumValues, type Field, hiddenValue, type Model } from "./model.ts";

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
    const about = `${this.#seed} ${type} ${parent ? noOf(parent) : ""} ${field.name} ${JSON.stringify(args)}`;
    const dice = new Dice(seedOf(about));
    return this.#value(returned, dice, { mayFail: true, name: `${type}.${field.name}` });
  }

  #value(type: GraphQLOutputType, dice: Dice, how: { readonly mayFail: boolean; readonly name: string }): unknown {
    const { failsOnceIn } = this.#model;
    if (failsOnceIn > 0 && dice.once(failsOnceIn)) return failure(how.name);
    if (!isNonNullType(type) && dice.once(6)) return null;
    const present = getNullableType(type);
    if (isListType(present)) return Array.from({ length: dice.under(4) }, () => this.#value(present.ofType, dice, how));
    const name = present.toString();
    // A value not shown yet, where no null may be, is a fault told once per field: another test tells of it.
    if (name === enumName)
      return dice.pick(isNonNullType(type) ? enumValues.filter((each) => each !== hiddenValue) : enumValues);
    return isScalarType(present) ? leaf(name, dice) : this.reference(name, `${dice.under(idsPerType)}`, dice);
  }

  /** With all its keys: each server reads those it knows. */
  reference(name: string, no: string, dice: Dice): Told {
    const abstract = this.#model.abstracts.find((each) => each.name === name);
    return known(abstract ? dice.pick(abstract.members) : name, no);
  }
}

const known = (type: string, no: string): Told => ({ __typename: type, id: no, code: `c${no}`, ref: { no } });

/** Any of its keys tells which it is. */
export const noOf = ({ id, code, ref }: Told): string => id ?? code?.slice(1) ?? ref?.no ?? "none";

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

export const fieldOf = (model: Model, type: string, name: string): Field | undefined => {
  if (type === "Query") return model.roots.find((each) => each.name === name);
  const holder: Pick<Entity, "fields"> | undefined = [...model.entities, ...model.values].find(
    (each) => each.name === type,
  );
  return holder?.fields.find((each) => each.name === name);
};
