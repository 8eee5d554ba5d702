import fc from "fast-check";
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from "graphql";
import { monolith } from "./hub.ts";

const schema = monolith();

export interface RandomQuery {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Any query over the small federation: aliases, arguments, fragments, directives, abstract types. */
export const randomQuery: fc.Arbitrary<RandomQuery> = fc
  .infiniteStream(fc.nat(1_000_000))
  .map((choices) => new Author(choices).query());

const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  "Query.territories": ["", "(level: EPCI)", "(level: $level)"],
  "Query.territory": ['(code: "E1")', '(code: "C4")', '(code: "no")', "(code: $code)"],
  "Query.thing": ['(id: "B1")', '(id: "F1")'],
  "Query.node": ['(id: "B2")', '(id: "F1")', '(id: "E2")', "(id: $code)"],
  "Query.structure": ['(siret: "S1")', '(siret: "S3")'],
  "Territory.children": ["", "(level: COMMUNE)"],
  "Territory.shout": ["", "(times: 2)", "(times: $times)"],
  "CafInTerritory.rsa": ["", '(from: "2020")', '(from: $from, to: "2020")'],
  "PoleEmploiInTerritory.jobseekers": ["", '(to: "2019")'],
  "SiaeInTerritory.structures": ["", "(kind: ACI)"],
};

/** Writes one query; every choice it makes is drawn from the stream, so that a failing query can be replayed. */
class Author {
  readonly #choices: Iterator<number>;
  readonly #fragments: string[] = [];
  #fields = 0;

  constructor(choices: Iterable<number>) {
    this.#choices = choices[Symbol.iterator]();
  }

  query(): RandomQuery {
    const body = this.#selections(schema.getQueryType() as GraphQLObjectType, 0);
    const variables = { level: "COMMUNE", code: "E2", times: this.#pick([1, 2]), from: "2020", yes: true, no: false };
    const declared = '$level: Level, $code: ID = "C1", $times: Int = 2, $from: String, $yes: Boolean!, $no: Boolean!';
    const used = `__typename @skip(if: $yes) @include(if: $no)`;
    // graphql-js refuses a variable that is declared and not used: unused ones are left out.
    const whole = [`{ ${used} ${body} }`, ...this.#fragments].join("\n");
    const kept = declared.split(", ").filter((each) => whole.includes(each.split(":")[0] as string));
    const head = `query Random(${kept.map((each) => each.replace("$code: ID =", "$code: ID! =")).join(", ")})`;
    return { text: `${head} ${whole}`, variables: without(variables, this.#pick(["level", "code", "times", "from"])) };
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[(this.#choices.next().value as number) % values.length] as Value;
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields()).filter((each) => depth < 4 || isLeaf(each));
    const asked = new Map<string, string>();
    for (let count = this.#pick([1, 2, 3]); count > 0 && fields.length > 0 && this.#fields < 40; count--) {
      const field = this.#pick(fields);
      const key = this.#pick([field.name, field.name, "x", "y", "constructor"]);
      if (!asked.has(key)) asked.set(key, this.#field(type, field, { key, depth }));
    }
    const parts = [...asked.values()].map((text) => this.#dressed(type, text));
    if (isAbstractType(type)) parts.push(...this.#narrowed(type, depth));
    if (parts.length === 0 || this.#pick([0, 0, 1]) === 1) parts.push(this.#pick(["__typename", "t: __typename"]));
    return parts.join(" ");
  }

  #field(
    type: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    { key, depth }: { key: string; depth: number },
  ) {
    this.#fields++;
    const under = getNamedType(field.type);
    const alias = key === field.name ? "" : `${key}: `;
    const given = this.#pick(argumentsOf[`${type.name}.${field.name}`] ?? [""]);
    const directive = this.#pick([
      "",
      "",
      "",
      "",
      "@include(if: $yes)",
      "@skip(if: $no)",
      "@skip(if: $yes)",
      "@include(if: false)",
    ]);
    const selections = isCompositeType(under) ? ` { ${this.#selections(under, depth + 1)} }` : "";
    return `${alias}${field.name}${given} ${directive}${selections}`;
  }

  /** The same selection, written another way. */
  #dressed(type: GraphQLCompositeType, text: string): string {
    switch (this.#pick(["plain", "plain", "plain", "inline", "twice", "named", "conditional"])) {
      case "inline":
        return `... on ${type.name} { ${text} }`;
      case "twice":
        return `${text} ... { ${text} }`;
      case "conditional":
        return `... @include(if: ${this.#pick(["$yes", "$no"])}) { ${text} }`;
      case "named": {
        const name = `F${this.#fragments.length}`;
        this.#fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
        return `...${name}`;
      }
      default:
        return text;
    }
  }

  /** Under an alias of their own: two types may give one name to fields of different types. */
  #narrowed(type: GraphQLCompositeType, depth: number): string[] {
    if (!isAbstractType(type) || depth > 3) return [];
    return schema.getPossibleTypes(type).map((possible) => {
      const field = this.#pick(Object.values(possible.getFields()).filter((each) => depth < 3 || isLeaf(each)));
      const key = `${possible.name.toLowerCase()}_${field.name}`;
      return `... on ${possible.name} { ${this.#field(possible, field, { key, depth })} }`;
    });
  }
}

const isLeaf = (field: GraphQLField<unknown, unknown>): boolean => !isCompositeType(getNamedType(field.type));

const without = <Key extends string>(record: Readonly<Record<Key, unknown>>, key: Key) =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
