import type { Dice } from "@pacte-hub/executor/testbed/dice";
import { type Abstract, type Entity, type Field, inner, type Model } from "./model.ts";

/** Literal arguments for each way a random field may be given some. */
const literals: Readonly<Record<string, string>> = {
  "n: Int": "(n: 1)",
  "n: Int = 2": "",
  's: String = "é", n: Int!': "(n: 3)",
  "range: Range": "(range: { from: 2 })",
  "range: Range = { from: 1 }, ids: [ID!]": '(ids: ["1", "é"])',
};

/**
 * The same graph with what the pinned planner fails over: several requirements an entity, through objects, with arguments,
 * in chains, on entities of two keys; interfaces known as objects; unions that no subgraph knows whole; fields moved for a
 * part of the requests; the root of queries reached again.
 */
export function widened(dice: Dice, model: Model): Model {
  const abstracts = model.abstracts.map((abstract) => widerAbstract(dice, abstract, model));
  const wider = { ...model, abstracts };
  const isObject = (name: string) => abstracts.some((abstract) => abstract.asObject && abstract.members.includes(name));
  const entities = model.entities.map((entity) => {
    const stubs = isObject(entity.name) ? { unresolvableIn: [] } : {};
    return { ...entity, ...stubs, fields: [...entity.fields.map((field) => relabelled(dice, field))] };
  });
  const requiring = entities.map((entity) => withRequirements(dice, entity, { ...wider, entities }));
  const roots = abstracts.flatMap((abstract) => rootsOf(abstract, model));
  const extra = abstracts.some(({ asObject }) => asObject) ? ["x"] : [];
  return {
    ...wider,
    subgraphs: [...model.subgraphs, ...extra],
    entities: requiring,
    roots: [...model.roots, ...roots],
    failsOnceIn: dice.pick([0, 0, 40]),
  };
}

function widerAbstract(dice: Dice, abstract: Abstract, { subgraphs }: Model): Abstract {
  const { name, kind, shared } = abstract;
  if (kind === "union") {
    const membersOfSubgraph = (subgraph: string) => [subgraph, withFirst(dice, abstract.members)] as const;
    return dice.once(2) ? abstract : { ...abstract, membersIn: Object.fromEntries(subgraphs.map(membersOfSubgraph)) };
  }
  if (dice.once(3)) return abstract;
  const field = (index: number, changes: Partial<Field> = {}): Field => ({
    name: `${name.toLowerCase()}_own${index}`,
    type: dice.pick(["Int", "String", "[String]", name, `[${name}]`]),
    given: dice.once(3) ? "n: Int" : "",
    owners: ["x"],
    ...changes,
  });
  const requires =
    shared && !shared.type.endsWith("!") ? [field(2, { requires: shared.name, type: "String", given: "" })] : [];
  return { ...abstract, asObject: { subgraph: "x", fields: [field(0), field(1), ...requires] } };
}

const withFirst = (dice: Dice, members: readonly string[]): readonly string[] => [
  ...new Set([members[0] as string, ...dice.some(members, dice.between(1, members.length))]),
];

/** One of them in a subgraph whose interface lacks the shared field: else composition forgets that it is external in "x". */
const rootsOf = ({ name, asObject, shared }: Abstract, { subgraphs }: Model): readonly Field[] =>
  asObject
    ? [
        {
          name: `root_${name}`,
          type: `[${name}]`,
          given: "",
          owners: [subgraphs.find((subgraph) => !shared?.owners.includes(subgraph)) as string],
        },
        { name: `root_x_${name}`, type: `[${name}]`, given: "", owners: ["x"] },
      ]
    : [];

function relabelled(dice: Dice, field: Field): Field {
  return field.overrides !== undefined && dice.once(2) ? { ...field, overrideLabel: "percent(50)" } : field;
}

/** Each field that comes may require those that were there before, its own kind included. */
function withRequirements(dice: Dice, entity: Entity, model: Model): Entity {
  const fields = [...entity.fields];
  for (let index = 0; index < dice.between(1, 4); index++) {
    const owner = dice.pick(model.subgraphs);
    const possible = fields.filter((field) => isRequirable(field, owner, model));
    if (possible.length === 0) continue;
    const chosen = dice.some(possible, dice.between(1, Math.min(3, possible.length)));
    const requires = chosen.map((field) => requirement(dice, field, { model, owner })).join(" ");
    const type = dice.pick(["String", "String", "String!"]);
    fields.push({ name: `wide${index}`, type, given: "", owners: [owner], requires });
  }
  return { ...entity, fields };
}

function isRequirable(
  { type, owners, overrides, given: argumentsSdl, provides }: Field,
  owner: string,
  { values }: Model,
): boolean {
  if (owners.includes(owner) || overrides === owner || type.endsWith("!") || provides) return false;
  // What leads to a value object in one subgraph must be whole there.
  return (argumentsSdl === "" || argumentsSdl in literals) && !values.some(({ name }) => name === inner(type));
}

interface Within {
  readonly model: Model;
  readonly owner: string;
}

function requirement(dice: Dice, field: Field, within: Within): string {
  const argumentValues = field.given === "" ? "" : (literals[field.given] ?? "");
  return `${field.name}${argumentValues}${selectionOf(dice, inner(field.type), within)}`;
}

function selectionOf(dice: Dice, type: string, within: Within): string {
  const abstract = within.model.abstracts.find(({ name }) => name === type);
  if (abstract?.kind === "interface") return " { id }";
  if (abstract) {
    const members = abstract.membersIn?.[within.owner] ?? abstract.members;
    return ` { ${members.map((name) => `... on ${name}${selectionOf(dice, name, within)}`).join(" ")} }`;
  }
  const entity = within.model.entities.find(({ name }) => name === type);
  if (!entity) return "";
  const leaf = entity.fields.find(
    (field) =>
      /^(Int|String|\[String\])$/.test(field.type) &&
      field.given === "" &&
      isRequirable(field, within.owner, within.model),
  );
  return ` { ${keyIn(entity, within.owner)}${leaf && dice.once(2) ? ` ${leaf.name}` : ""} }`;
}

function keyIn({ keyStyle, keyIn: keys }: Entity, subgraph: string): string {
  if (keyStyle === "NESTED") return "ref { no }";
  return keyStyle === "ID_OR_CODE" && keys[subgraph] === "code" ? "code" : "id";
}
