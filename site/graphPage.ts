import { withFrenchSpaces } from "@pacte-hub/schema/rules/frenchSpaces";
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";
import type { Section } from "./markdown.ts";

/** A field, a value or an argument, as a line of its type's table. */
interface Line {
  readonly name: string;
  readonly type?: { toString(): string };
  readonly args?: readonly GraphQLArgument[];
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

const ofGraphql = /^(__|(Boolean|Float|ID|Int|String)$)/;

const typesOf = (schema: GraphQLSchema): readonly GraphQLNamedType[] =>
  Object.values(schema.getTypeMap())
    .filter(({ name }) => !ofGraphql.test(name))
    .sort((first, second) => first.name.localeCompare(second.name, "fr"));

function linesOf(type: GraphQLNamedType): readonly Line[] {
  if (isEnumType(type)) return type.getValues();
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return isUnionType(type) ? type.getTypes() : [];
}

/** Every type of the graph, written from the composed schema itself. */
export function graphPage(schema: GraphQLSchema) {
  const types = typesOf(schema);
  const html = `<h1>Le graphe, champ par champ</h1>
<p class="lead">${types.length} types, écrits du schéma en service quand ce site a été construit. L'explorateur les montre aussi, en complétant ce que vous tapez.</p>
${types.map((type) => typeSection(type, schema)).join("\n")}`;
  return { title: "Le graphe, champ par champ", html, sections: types.map(sectionOf) };
}

const sectionOf = (type: GraphQLNamedType): Section => ({
  anchor: type.name,
  title: type.name,
  level: 2,
  text: [type.description, ...linesOf(type).flatMap(({ name, description }) => [name, description])].join(" "),
});

function typeSection(type: GraphQLNamedType, schema: GraphQLSchema): string {
  const lines = linesOf(type);
  const head = `<h2 id="${type.name}">${type.name}</h2>\n<p>${text(type.description)}</p>`;
  if (lines.length === 0) return head;
  const rows = lines.map((line) => `<tr id="${type.name}.${line.name}">${cellsOf(line, schema)}</tr>`);
  return `${head}
<div class="scroll" tabindex="0" role="group" aria-label="${type.name}"><table>
<thead><tr><th scope="col">nom</th><th scope="col">type</th><th scope="col">dit</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>`;
}

function cellsOf({ name, type, args = [], description, deprecationReason }: Line, schema: GraphQLSchema): string {
  const argumentItems = args.map(
    (arg) => `<li><code>${arg.name}: ${typeText(arg.type, schema)}</code> ${text(arg.description)}</li>`,
  );
  const old = deprecationReason ? ` <strong>Déconseillé :</strong> ${text(deprecationReason)}` : "";
  const list = argumentItems.length > 0 ? `<ul>${argumentItems.join("")}</ul>` : "";
  return `<th scope="row"><code>${name}</code></th><td>${type ? `<code>${typeText(type, schema)}</code>` : ""}</td><td>${text(description)}${old}${list}</td>`;
}

/** A type's name leads to its own table. */
function typeText(type: { toString(): string }, schema: GraphQLSchema): string {
  const typeString = String(type);
  const { name } = getNamedType(type as GraphQLNamedType);
  return schema.getType(name) && !ofGraphql.test(name)
    ? typeString.replace(name, `<a href="#${name}">${name}</a>`)
    : typeString;
}

/** What the graph still answers, and no longer advises: with what to use in its place. */
export function deprecatedMembers(schema: GraphQLSchema): string {
  const members = typesOf(schema).flatMap((type) =>
    linesOf(type).flatMap(({ name, deprecationReason }) =>
      deprecationReason ? [{ name: `${type.name}.${name}`, reason: deprecationReason }] : [],
    ),
  );
  if (members.length === 0) return "<p>Aucun aujourd'hui.</p>";
  const memberItems = members.map(
    ({ name, reason }) => `<li><a href="/docs/graphe#${name}"><code>${name}</code></a> : ${text(reason)}</li>`,
  );
  return `<ul>\n${memberItems.join("\n")}\n</ul>`;
}

/** A description of the schema, in which code stands between back quotes. */
const text = (description: string | null | undefined): string =>
  withFrenchSpaces(escaped(description ?? "")).replaceAll(/`([^`]+)`/g, "<code>$1</code>");

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
