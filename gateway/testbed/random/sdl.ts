import { Kind, type SelectionSetNode } from "graphql";
import { fieldOf } from "./facts.ts";
import {
  type Abstract,
  type Entity,
  enumSdl,
  type Field,
  inner,
  inputSdl,
  type Model,
  membersOf,
  type ValueObject,
} from "./model.ts";
import { fieldSet } from "./required.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])`;

/** What one subgraph says of the graph: its own fields, and whatever they lead to. */
export function subgraphSdl(model: Model, subgraph: string): string {
  const typesReached = typesIn(model, subgraph);
  const ofReached = <Each extends { readonly name: string }>(list: readonly Each[]) =>
    list.filter(({ name }) => typesReached.has(name));
  const roots = model.roots.filter((field) => isIn(field, subgraph)).map((field) => fieldSdl(field, subgraph));
  const abstractsReached = ofReached(model.abstracts);
  return [
    link,
    `type Query { ${roots.join(" ")} }`,
    enumSdl,
    inputSdl,
    ...(ofReached(model.entities).some(({ keyStyle }) => keyStyle === "NESTED")
      ? ["type Ref @shareable { no: ID! }"]
      : []),
    ...ofReached(model.entities).map((entity) => entitySdl(entity, { model, subgraph, shown: abstractsReached })),
    ...ofReached(model.values).map(valueSdl),
    ...abstractsReached.map((abstract) => abstractSdl(abstract, subgraph)),
  ].join("\n");
}

const isIn = ({ owners, overrides }: Field, subgraph: string): boolean =>
  owners.includes(subgraph) || overrides === subgraph;

/** Names of the types that stand in the subgraph. */
function typesIn(model: Model, subgraph: string): ReadonlySet<string> {
  const { entities, values, abstracts, roots } = model;
  const required = requiredIn(model, subgraph);
  const ownEntities = entities.filter(({ fields }) => fields.some((field) => isIn(field, subgraph)));
  const names = new Set<string>();
  const reach = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    const abstract = abstracts.find((candidate) => candidate.name === name);
    if (abstract?.asObject?.subgraph === subgraph) {
      for (const { type } of abstract.asObject.fields) reach(inner(type));
      return;
    }
    const entity = entities.find((candidate) => candidate.name === name);
    const present = entity?.fields.filter((field) => isIn(field, subgraph) || required.has(`${name}.${field.name}`));
    const fields = present ?? values.find((candidate) => candidate.name === name)?.fields ?? [];
    for (const { type } of fields) reach(inner(type));
    for (const member of abstract ? membersOf(abstract, subgraph) : []) reach(member);
  };
  for (const { name } of ownEntities) reach(name);
  for (const { name, asObject } of abstracts) if (asObject?.subgraph === subgraph) reach(name);
  for (const field of roots) if (isIn(field, subgraph)) reach(inner(field.type));
  return names;
}

/** Fields, as `Type.name`, that other fields of the subgraph require. */
function requiredIn(model: Model, subgraph: string): ReadonlySet<string> {
  const coordinates = new Set<string>();
  const visit = (type: string, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        visit(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      coordinates.add(`${type}.${selection.name.value}`);
      const field = fieldOf(model, type, selection.name.value)?.field;
      if (field && selection.selectionSet) visit(inner(field.type), selection.selectionSet);
    }
  };
  for (const { name, fields } of model.entities)
    for (const { owners, requires } of fields)
      if (requires && owners.includes(subgraph)) visit(name, fieldSet(requires));
  return coordinates;
}

const isProvided = ({ name }: Field, entity: Entity, { model, subgraph }: Here): boolean =>
  model.entities.some(({ fields }) =>
    fields.some(
      ({ owners, provides }) =>
        provides?.entity === entity.name && provides.field === name && owners.includes(subgraph),
    ),
  );

interface Here {
  readonly model: Model;
  readonly subgraph: string;
  readonly shown: readonly Abstract[];
}

function entitySdl(entity: Entity, context: Here): string {
  const { subgraph, shown } = context;
  const required = requiredIn(context.model, subgraph);
  const ownFields = entity.fields.filter((field) => isIn(field, subgraph));
  const external = entity.fields.filter(
    (field) =>
      !isIn(field, subgraph) && (required.has(`${entity.name}.${field.name}`) || isProvided(field, entity, context)),
  );
  const isStub = ownFields.length === 0 && entity.unresolvableIn.includes(subgraph);
  const interfaces = shown.filter(
    ({ kind, members, asObject }) =>
      kind === "interface" && members.includes(entity.name) && asObject?.subgraph !== subgraph,
  );
  const heading = interfaces.length > 0 ? ` implements ${interfaces.map(({ name }) => name).join(" & ")}` : "";
  const keys = keysOf(entity, subgraph);
  const marks = keys.map(({ fields }) => `@key(fields: "${fields}"${isStub ? ", resolvable: false" : ""})`).join(" ");
  const fields = [
    ...keys.map(({ sdl }) => sdl),
    ...ownFields.map((field) => fieldSdl(field, subgraph)),
    ...external.map((field) => `${field.name}${argumentsOf(field)}: ${field.type} @external`),
  ];
  return `type ${entity.name}${heading} ${marks} { ${fields.join(" ")} }`;
}

/** Key fields are the same facts for all. */
function keysOf(
  { keyStyle, keyIn }: Entity,
  subgraph: string,
): readonly { readonly fields: string; readonly sdl: string }[] {
  const id = { fields: "id", sdl: "id: ID!" };
  const code = { fields: "code", sdl: "code: String!" };
  if (keyStyle === "ID") return [id];
  if (keyStyle === "NESTED") return [{ fields: "ref { no }", sdl: "ref: Ref!" }];
  return { id: [id], code: [code], both: [id, code] }[keyIn[subgraph] ?? "id"];
}

const valueSdl = ({ name, fields }: ValueObject): string =>
  `type ${name} @shareable { ${fields.map((field) => `${field.name}${argumentsOf(field)}: ${field.type}`).join(" ")} }`;

function abstractSdl(abstract: Abstract, subgraph: string): string {
  const { name, kind, shared, asObject } = abstract;
  if (kind === "union") return `union ${name} = ${membersOf(abstract, subgraph).join(" | ")}`;
  if (asObject?.subgraph === subgraph) {
    const required = asObject.fields.some(({ requires }) => requires) && shared;
    const fields = asObject.fields.map((field) => fieldSdl(field, subgraph));
    const external = required ? `${shared.name}: ${shared.type} @external` : "";
    return `type ${name} @key(fields: "id") @interfaceObject { id: ID! ${fields.join(" ")} ${external} }`;
  }
  const key = asObject ? '@key(fields: "id")' : "";
  return `interface ${name} ${key} { id: ID! ${shared?.owners.includes(subgraph) ? `${shared.name}: ${shared.type}` : ""} }`;
}

const argumentsOf = ({ given: argumentsSdl }: Field): string => (argumentsSdl === "" ? "" : `(${argumentsSdl})`);

function fieldSdl(field: Field, subgraph: string): string {
  const { name, type, owners, requires, provides, overrides, overrideLabel } = field;
  const label = overrideLabel === undefined ? "" : `, label: "${overrideLabel}"`;
  const marks = [
    owners.length > 1 ? "@shareable" : "",
    requires ? `@requires(fields: ${JSON.stringify(requires)})` : "",
    provides ? `@provides(fields: "${provides.field}")` : "",
    overrides !== undefined && owners.includes(subgraph) ? `@override(from: "${overrides}"${label})` : "",
  ];
  return `${name}${argumentsOf(field)}: ${type} ${marks.join(" ")}`;
}
