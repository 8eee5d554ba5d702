import {
  type Abstract,
  type Entity,
  enumSdl,
  type Field,
  inner,
  inputSdl,
  type Model,
  type ValueObject,
} from "./model.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible"])`;

/** What one subgraph says of the graph: its own fields, and whatever they lead to. */
export function subgraphSdl(model: Model, subgraph: string): string {
  const told = reached(model, subgraph);
  const named = <Each extends { readonly name: string }>(list: readonly Each[]) =>
    list.filter(({ name }) => told.has(name));
  const roots = model.roots.filter((field) => isIn(field, subgraph)).map((field) => fieldSdl(field, subgraph));
  const shown = named(model.abstracts);
  return [
    link,
    `type Query { ${roots.join(" ")} }`,
    enumSdl,
    inputSdl,
    ...(named(model.entities).some(({ keyStyle }) => keyStyle === "NESTED") ? ["type Ref @shareable { no: ID! }"] : []),
    ...named(model.entities).map((entity) => entitySdl(entity, { model, subgraph, shown })),
    ...named(model.values).map(valueSdl),
    ...shown.map((each) => abstractSdl(each, subgraph)),
  ].join("\n");
}

const isIn = ({ owners, overrides }: Field, subgraph: string): boolean =>
  owners.includes(subgraph) || overrides === subgraph;

/** Names of the types that stand in the subgraph. */
function reached({ entities, values, abstracts, roots }: Model, subgraph: string): ReadonlySet<string> {
  const own = entities.filter(({ fields }) => fields.some((field) => isIn(field, subgraph)));
  const found = new Set<string>();
  const reach = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const entity = entities.find((each) => each.name === name);
    const present = entity?.fields.filter((field) => isIn(field, subgraph) || isRequired(field, entity, subgraph));
    const fields = present ?? values.find((each) => each.name === name)?.fields ?? [];
    for (const { type } of fields) reach(inner(type));
    for (const member of abstracts.find((each) => each.name === name)?.members ?? []) reach(member);
  };
  for (const { name } of own) reach(name);
  for (const field of roots) if (isIn(field, subgraph)) reach(inner(field.type));
  return found;
}

const isRequired = ({ name }: Field, { fields }: Entity, subgraph: string): boolean =>
  fields.some(({ owners, requires }) => requires === name && owners.includes(subgraph));

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

function entitySdl(entity: Entity, here: Here): string {
  const { subgraph, shown } = here;
  const own = entity.fields.filter((field) => isIn(field, subgraph));
  const external = entity.fields.filter(
    (field) => !isIn(field, subgraph) && (isRequired(field, entity, subgraph) || isProvided(field, entity, here)),
  );
  const isStub = own.length === 0 && entity.unresolvableIn.includes(subgraph);
  const interfaces = shown.filter(({ kind, members }) => kind === "interface" && members.includes(entity.name));
  const heading = interfaces.length > 0 ? ` implements ${interfaces.map(({ name }) => name).join(" & ")}` : "";
  const keys = keysOf(entity, subgraph);
  const marks = keys.map(({ fields }) => `@key(fields: "${fields}"${isStub ? ", resolvable: false" : ""})`).join(" ");
  const fields = [
    ...keys.map(({ sdl }) => sdl),
    ...own.map((field) => fieldSdl(field, subgraph)),
    ...external.map(({ name, type }) => `${name}: ${type} @external`),
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

function abstractSdl({ name, kind, members, shared }: Abstract, subgraph: string): string {
  if (kind === "union") return `union ${name} = ${members.join(" | ")}`;
  return `interface ${name} { id: ID! ${shared?.owners.includes(subgraph) ? `${shared.name}: ${shared.type}` : ""} }`;
}

const argumentsOf = ({ given }: Field): string => (given === "" ? "" : `(${given})`);

function fieldSdl(field: Field, subgraph: string): string {
  const { name, type, owners, requires, provides, overrides } = field;
  const marks = [
    owners.length > 1 ? "@shareable" : "",
    requires ? `@requires(fields: "${requires}")` : "",
    provides ? `@provides(fields: "${provides.field}")` : "",
    overrides !== undefined && owners.includes(subgraph) ? `@override(from: "${overrides}")` : "",
  ];
  return `${name}${argumentsOf(field)}: ${type} ${marks.join(" ")}`;
}
