import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from "graphql";

/** Where this hub's own directives are specified: docs/limites.md. The address names them, and is never asked. */
export const listLengthSpec = "https://specs.pacte-insertion-meuse.example/listLength/v1.0";

const cost = /^https:\/\/specs\.apollo\.dev\/cost\//;
const federation = /^https:\/\/specs\.apollo\.dev\/federation\//;
const listLength = listLengthSpec.replace(/v[\d.]+$/, "");

/**
 * By what names a schema calls the directives that tell costs: a schema may import them under another name.
 * @see https://specs.apollo.dev/link/v1.0
 */
export function directiveNames(document: DocumentNode) {
  const links = document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter(({ name }) => name.value === "link").map(linkOf)
      : [],
  );
  const importedName = (name: string, isSpecified: (url: string) => boolean): string => {
    for (const { url, as, imports } of links) {
      if (!isSpecified(url)) continue;
      const imported = imports.get(`@${name}`);
      if (imported !== undefined) return imported.slice(1);
      // A feature's own directive bears its name (Link, "Namespacing").
      if (cost.test(url)) return name === "cost" ? (as ?? name) : `${as ?? "cost"}__${name}`;
    }
    return name;
  };
  const ofFederation = (url: string) => cost.test(url) || federation.test(url);
  const ofHub = (url: string) => url.startsWith(listLength);
  return {
    cost: importedName("cost", ofFederation),
    listSize: importedName("listSize", ofFederation),
    sizedBy: importedName("sizedBy", ofHub),
    perPeriod: importedName("perPeriod", ofHub),
    perItem: importedName("perItem", ofHub),
  };
}

function linkOf({ arguments: argumentNodes = [] }: ConstDirectiveNode) {
  const values = Object.fromEntries(argumentNodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
  const { url, as, import: imported } = values as { url?: unknown; as?: unknown; import?: unknown };
  const imports = Array.isArray(imported) ? imported.map(importOf) : [];
  return { url: String(url ?? ""), as: typeof as === "string" ? as : undefined, imports: new Map(imports) };
}

function importOf(importValue: unknown): readonly [string, string] {
  if (typeof importValue === "string") return [importValue, importValue];
  const { name = "", as = name } = (importValue ?? {}) as { readonly name?: string; readonly as?: string };
  return [name, as];
}
