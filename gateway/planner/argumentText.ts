import { type ArgumentNode, Kind, type ValueNode } from "graphql";

export interface ArgumentText {
  /** As in an operation: `(from: "2020", by: [AGE])`; empty without arguments. */
  readonly text: string;
  /** Names of the variables in it. */
  readonly variables: readonly string[];
}

const none: ArgumentText = { text: "", variables: [] };

export function argumentText(argumentNodes: readonly ArgumentNode[] | undefined): ArgumentText {
  if (!argumentNodes?.length) return none;
  const variables = new Set<string>();
  const texts = argumentNodes.map(({ name, value }) => `${name.value}: ${valueText(value, variables)}`);
  return { text: `(${texts.join(", ")})`, variables: [...variables] };
}

function valueText(value: ValueNode, variables: Set<string>): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      variables.add(value.name.value);
      return `$${value.name.value}`;
    case Kind.STRING:
      return JSON.stringify(value.value);
    case Kind.NULL:
      return "null";
    case Kind.BOOLEAN:
      return String(value.value);
    case Kind.LIST:
      return `[${value.values.map((element) => valueText(element, variables)).join(", ")}]`;
    case Kind.OBJECT:
      return `{${value.fields.map(({ name, value: fieldValue }) => `${name.value}: ${valueText(fieldValue, variables)}`).join(", ")}}`;
    default:
      return value.value;
  }
}
