import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from "graphql";
import type { Dice } from "./dice.ts";

export interface RandomQuery {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Texts that mean something in a graph, by the name of the argument that takes them. */
export type SampleTexts = Readonly<Record<string, readonly string[]>>;

interface Options {
  readonly schema: GraphQLSchema;
  readonly samples?: SampleTexts;
  readonly fields?: number;
}

interface Variable {
  readonly type: string;
  readonly declared: string;
}

const deepest = 5;
/** Names that a language knows, or a planner might give to something of its own. */
const names = [
  "x",
  "y",
  "constructor",
  "__proto__",
  "toString",
  "id",
  "code",
  "r0",
  "_e0",
  "_entities",
  "representations",
];

/** Any query over a schema: aliases, arguments, variables, fragments, directives, abstract types. */
export function randomQuery(dice: Dice, options: Options): RandomQuery {
  return new Author(dice, options).query();
}

class Author {
  readonly #dice: Dice;
  readonly #schema: GraphQLSchema;
  readonly #known: SampleTexts;
  readonly #fragments: string[] = [];
  readonly #variables = new Map<string, Variable>();
  readonly #values: Record<string, unknown> = {};
  readonly #fieldNames: readonly string[];
  #left: number;

  constructor(dice: Dice, { schema, samples = {}, fields = 40 }: Options) {
    this.#dice = dice;
    this.#schema = schema;
    this.#known = samples;
    this.#left = fields;
    this.#fieldNames = [...new Set(Object.values(schema.getTypeMap()).flatMap(namesOfFields))];
  }

  query(): RandomQuery {
    const body = this.#selections(this.#schema.getQueryType() as GraphQLObjectType, 0);
    const declared = [...this.#variables].map(([name, { declared }]) => `$${name}: ${declared}`).join(", ");
    const documentText = [`query Random${declared && `(${declared})`} { ${body} }`, ...this.#fragments].join("\n");
    return { text: documentText, variables: this.#values };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const fields = isUnionType(type)
      ? []
      : Object.values(type.getFields()).filter((field) => depth < deepest || isLeaf(field));
    const textByKey = new Map<string, string>();
    for (let count = this.#dice.between(1, 4); count > 0 && fields.length > 0 && this.#left > 0; count--) {
      const field = this.#dice.pick(fields);
      const key = this.#dice.once(3) ? this.#alias(fields) : field.name;
      if (!textByKey.has(key)) textByKey.set(key, this.#field(field, key, depth));
    }
    const parts = [...textByKey.values()].map((text) => this.#dressed(type, text, depth));
    if (isAbstractType(type)) parts.push(...this.#narrowed(type, depth));
    if (parts.length === 0 || this.#dice.once(4))
      parts.push(this.#dice.pick(["__typename", "t: __typename", "t: __typename"]));
    return parts.join(" ");
  }

  /** The hardest to tell apart: the name of another field beside it, a key's among them, or of any field of the graph. */
  #alias(beside: readonly GraphQLField<unknown, unknown>[]): string {
    const kind = this.#dice.pick(["beside", "beside", "anywhere", "strange"]);
    if (kind === "beside") return this.#dice.pick(beside).name;
    return this.#dice.pick(kind === "anywhere" ? this.#fieldNames : names);
  }

  #field(field: GraphQLField<unknown, unknown>, key: string, depth: number): string {
    this.#left--;
    const under = getNamedType(field.type);
    const argumentTexts = field.args.flatMap(({ name, type, defaultValue }) => {
      const mayLack = !isNonNullType(type) || defaultValue !== undefined;
      return mayLack && this.#dice.once(3) ? [] : [`${name}: ${this.#value(type, name)}`];
    });
    const selections = isCompositeType(under) ? ` { ${this.#selections(under, depth + 1)} }` : "";
    const alias = key === field.name ? "" : `${key}: `;
    return `${alias}${field.name}${argumentTexts.length > 0 ? `(${argumentTexts.join(", ")})` : ""}${this.#condition()}${selections}`;
  }

  #condition(): string {
    if (!this.#dice.once(6)) return "";
    const word = this.#dice.pick(["skip", "include"]);
    const value = this.#dice.pick(["true", "false", "variable", "variable"]);
    const otherCondition = this.#dice.once(5)
      ? ` @${word === "skip" ? "include" : "skip"}(if: ${this.#variable("Boolean!", this.#dice.once(2))})`
      : "";
    return ` @${word}(if: ${value === "variable" ? this.#variable("Boolean!", this.#dice.once(2)) : value})${otherCondition}`;
  }

  /** The same selection, written another way. */
  #dressed(type: GraphQLCompositeType, text: string, depth: number): string {
    switch (this.#dice.pick(["plain", "plain", "plain", "plain", "inline", "twice", "named", "conditional", "wider"])) {
      case "inline":
        return `... on ${type.name} { ${text} }`;
      case "twice":
        return `${text} ... { ${text} }`;
      case "conditional":
        return `...${this.#condition()} { ${text} }`;
      case "named": {
        const name = `F${this.#fragments.length}`;
        this.#fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
        return `...${name}${this.#condition()}`;
      }
      case "wider":
        return this.#wider(type, text, depth);
      default:
        return text;
    }
  }

  /** Through an interface or a union that the type belongs to. */
  #wider(type: GraphQLCompositeType, text: string, depth: number): string {
    const wider = Object.values(this.#schema.getTypeMap()).filter(
      (candidate) =>
        isAbstractType(candidate) &&
        candidate !== type &&
        !isAbstractType(type) &&
        this.#schema.isSubType(candidate, type),
    );
    return wider.length === 0 || depth === 0
      ? text
      : `... on ${this.#dice.pick(wider).name} { ... on ${type.name} { ${text} } }`;
  }

  /** Under an alias of their own: two types may give one name to fields of different types. */
  #narrowed(type: GraphQLCompositeType, depth: number): string[] {
    if (!isAbstractType(type) || this.#left <= 0) return [];
    return this.#schema.getPossibleTypes(type).map((possible) => {
      const fields = Object.values(possible.getFields()).filter((field) => depth < deepest || isLeaf(field));
      if (fields.length === 0) return `... on ${possible.name} { __typename }`;
      const field = this.#dice.pick(fields);
      return `... on ${possible.name} { ${this.#field(field, `${possible.name.toLowerCase()}_${field.name}`, depth)} }`;
    });
  }

  #value(type: GraphQLInputType, name: string): string {
    if (this.#dice.once(3)) return this.#variable(type.toString(), this.#valueOf(type, name));
    return this.#literal(type, name);
  }

  #literal(type: GraphQLInputType, name: string): string {
    if (isNonNullType(type)) return this.#literal(type.ofType, name);
    if (isListType(type)) return `[${this.#several(() => this.#literal(type.ofType, name)).join(", ")}]`;
    if (isEnumType(type)) return this.#dice.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return JSON.stringify(this.#valueOf(type, name));
    const fieldsGiven = Object.values(type.getFields()).filter(
      (argument) => isNonNullType(argument.type) || this.#dice.once(2),
    );
    return `{ ${fieldsGiven.map((field) => `${field.name}: ${this.#value(field.type, field.name)}`).join(", ")} }`;
  }

  #valueOf(type: GraphQLInputType, name: string): unknown {
    if (isNonNullType(type)) return this.#valueOf(type.ofType, name);
    if (isListType(type)) return this.#several(() => this.#valueOf(type.ofType, name));
    if (isEnumType(type)) return this.#dice.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fieldsGiven = Object.values(type.getFields()).filter(
        (inputField) => isNonNullType(inputField.type) || this.#dice.once(2),
      );
      return Object.fromEntries(fieldsGiven.map((field) => [field.name, this.#valueOf(field.type, field.name)]));
    }
    const texts = this.#known[name];
    if (texts) return this.#dice.pick(texts);
    return (
      { Int: this.#dice.under(4), Float: 1.5, Boolean: true }[type.toString()] ?? this.#dice.pick(["1", "é", 'a"b'])
    );
  }

  #several = <Value>(make: () => Value): Value[] => Array.from({ length: this.#dice.under(3) }, make);

  /** A variable may be shared, left out when it may be, or stand for its default. */
  #variable(type: string, value: unknown): string {
    const shared = [...this.#variables].filter(([, variable]) => variable.type === type);
    if (shared.length > 0 && this.#dice.once(2)) return `$${this.#dice.pick(shared)[0]}`;
    const name = `v${this.#variables.size}`;
    const mayLack = !type.endsWith("!");
    this.#variables.set(name, { type, declared: type });
    if (!mayLack || !this.#dice.once(3)) this.#values[name] = mayLack && this.#dice.once(5) ? null : value;
    return `$${name}`;
  }
}

const namesOfFields = (type: GraphQLNamedType): readonly string[] =>
  isCompositeType(type) && !isUnionType(type) && !type.name.startsWith("__") ? Object.keys(type.getFields()) : [];

const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => !isCompositeType(getNamedType(field.type));
