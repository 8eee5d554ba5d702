import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from "graphql";
import { directiveNames } from "./linked.ts";

/** The length of a list by the value of one of its arguments (`@sizedBy`, docs/limites.md). */
export interface SizedBy {
  readonly argument: string;
  readonly sizes: ReadonlyMap<string, number>;
}

/** The length of a list of periods between two of its arguments (`@perPeriod`, docs/limites.md). */
export interface PerPeriod {
  readonly from: string;
  readonly to: string;
  readonly perYear: number;
  readonly since: string;
  readonly until: string;
}

/** What an institution declared of one of its fields. */
export interface FieldCost {
  /** `@cost`: in values; undefined: as its type. */
  readonly weight: number | undefined;
  readonly argumentWeights: ReadonlyMap<string, number>;
  /** `@listSize`. */
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
  readonly sizedBy: readonly SizedBy[];
  readonly perPeriod: readonly PerPeriod[];
  /** Arguments that are lists, of which each item has one line at most (`@perItem`, docs/limites.md). */
  readonly perItem: readonly string[];
}

/**
 * What the owners of fields declared of their cost, in a subgraph's schema or in the supergraph composed of them.
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives#cost-directives
 * @see https://ibm.github.io/graphql-specs/cost-spec.html
 */
export interface DeclaredCosts {
  readonly fields: ReadonlyMap<string, FieldCost>;
  /** By name of type, in values. */
  readonly types: ReadonlyMap<string, number>;
}

export function declaredCosts(document: DocumentNode): DeclaredCosts {
  const names = directiveNames(document);
  const reader = new Reader(names);
  const fields = new Map<string, FieldCost>();
  const types = new Map<string, number>();
  for (const definition of document.definitions) {
    if (!("directives" in definition) || !("name" in definition) || !definition.name) continue;
    const weight = reader.weightOf(definition.directives as readonly ConstDirectiveNode[] | undefined);
    if (weight !== undefined) types.set(definition.name.value, weight);
    if (!holdsFields.has(definition.kind)) continue;
    for (const field of (definition as { readonly fields?: readonly FieldDefinitionNode[] }).fields ?? [])
      fields.set(`${definition.name.value}.${field.name.value}`, reader.costOf(field));
  }
  return { fields, types };
}

const holdsFields: ReadonlySet<Kind> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
]);

/** Values of an argument that the composition of several subgraphs may have repeated: the largest holds. */
class Reader {
  readonly #names: ReturnType<typeof directiveNames>;

  constructor(names: ReturnType<typeof directiveNames>) {
    this.#names = names;
  }

  weightOf(directives: readonly ConstDirectiveNode[] | undefined): number | undefined {
    return largest(this.#directivesNamed(directives, this.#names.cost).map(({ weight }) => weight));
  }

  costOf({ directives, arguments: declared = [] }: FieldDefinitionNode): FieldCost {
    const sizes = this.#directivesNamed(directives, this.#names.listSize);
    return {
      weight: this.weightOf(directives),
      argumentWeights: new Map(
        declared.flatMap(({ name, directives: ownDirectives }) => {
          const weight = this.weightOf(ownDirectives);
          return weight === undefined ? [] : [[name.value, weight] as const];
        }),
      ),
      assumedSize: largest(sizes.map(({ assumedSize }) => assumedSize)),
      slicingArguments: sizes.flatMap(({ slicingArguments }) => texts(slicingArguments)),
      sizedFields: sizes.flatMap(({ sizedFields }) => texts(sizedFields)),
      sizedBy: this.#directivesNamed(directives, this.#names.sizedBy).map(sizedByOf),
      perPeriod: this.#directivesNamed(directives, this.#names.perPeriod).map(perPeriodOf),
      perItem: this.#directivesNamed(directives, this.#names.perItem).map(({ argument }) => String(argument)),
    };
  }

  #directivesNamed(directives: readonly ConstDirectiveNode[] | undefined, name: string) {
    return (directives ?? []).filter((directive) => directive.name.value === name).map(valuesOf);
  }
}

type Values = Readonly<Record<string, unknown>>;

const valuesOf = ({ arguments: argumentNodes = [] }: { readonly arguments?: readonly ArgumentNode[] }): Values =>
  Object.fromEntries(argumentNodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

const sizedByOf = ({ argument, values, sizes }: Values): SizedBy => {
  const sizeNumbers = Array.isArray(sizes) ? sizes.map((size) => numberIn(size) ?? 1) : [];
  return {
    argument: String(argument),
    sizes: new Map(texts(values).map((value, at) => [value, sizeNumbers[at] ?? 1])),
  };
};

const perPeriodOf = ({ from, to, perYear, since, until }: Values): PerPeriod => ({
  from: String(from),
  to: String(to),
  perYear: numberIn(perYear) ?? 1,
  since: String(since),
  until: String(until),
});

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Federation writes a weight as an integer, IBM's specification as a text. */
function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function largest(values: readonly unknown[]): number | undefined {
  const numbers = values.flatMap((value) => numberIn(value) ?? []);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}
