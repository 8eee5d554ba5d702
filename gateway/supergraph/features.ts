import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from "graphql";

/** A specification that a composed graph says it follows, by `@link` (or `@core`, its former name). */
export interface Feature {
  /** As in its address: `authenticated` of `https://specs.apollo.dev/authenticated/v0.1`. */
  readonly name: string;
  readonly version: string;
  readonly purpose: string | undefined;
  /** By which name the graph writes each of its directives. */
  directive(name: string): string;
}

/**
 * Specifications this engine carries out, with the last version it knows. What a graph marks as needed for execution or for
 * security and is not among them would be served as if it were not written: such a graph is refused.
 */
const carriedOut: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  link: [1, 0],
  core: [0, 2],
  join: [0, 5],
  inaccessible: [0, 2],
  authenticated: [0, 1],
  requiresScopes: [0, 1],
};

/** A composed graph asks for what this gateway does not do. */
export class FeatureNotSupported extends Error {
  constructor(feature: string) {
    super(`le graphe demande « ${feature} », que cette passerelle n'applique pas : il serait servi sans`);
    this.name = "FeatureNotSupported";
  }
}

/** @throws FeatureNotSupported naming the first specification that would not be carried out */
export function assertCarriedOut(document: DocumentNode): void {
  for (const { name, version, purpose } of featuresOf(document)) {
    if (purpose === undefined) continue;
    const [knownMajor, knownMinor] = (Object.hasOwn(carriedOut, name) ? carriedOut[name] : undefined) ?? [-1, -1];
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major > knownMajor || (major === knownMajor && minor > knownMinor))
      throw new FeatureNotSupported(`${name} v${version}`);
  }
  if (usesContext(document)) throw new FeatureNotSupported("@fromContext");
}

export function featuresOf(document: DocumentNode): readonly Feature[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) return [];
    return (definition.directives ?? []).flatMap(featureOf);
  });
}

function featureOf(link: ConstDirectiveNode): readonly Feature[] {
  if (link.name.value !== "link" && link.name.value !== "core") return [];
  const url = textOf(argument(link, link.name.value === "core" ? "feature" : "url"));
  const [, name, version] = /\/([\w-]+)\/v(\d+\.\d+)\/?$/.exec(url ?? "") ?? [];
  const purpose = textOf(argument(link, "for"));
  // An address that is none of a specification may ask for anything.
  if (name === undefined || version === undefined)
    return purpose === undefined ? [] : [{ name: url ?? "?", version: "0.0", purpose, directive: (name) => name }];
  const imported = importsOf(argument(link, "import"));
  const namespace = textOf(argument(link, "as")) ?? name;
  const directive = (importedName: string): string =>
    imported.get(importedName) ?? (importedName === name ? namespace : `${namespace}__${importedName}`);
  return [{ name, version, purpose, directive }];
}

/** What is imported from a specification, and under which name. */
function importsOf(value: ConstValueNode | undefined): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const element of value?.kind === Kind.LIST ? value.values : []) {
    const fields =
      element.kind === Kind.OBJECT ? new Map(element.fields.map((field) => [field.name.value, field.value])) : null;
    const name = textOf(fields ? fields.get("name") : element);
    const as = fields ? textOf(fields.get("as")) : undefined;
    if (name) imports.set(name.replace(/^@/, ""), (as ?? name).replace(/^@/, ""));
  }
  return imports;
}

/** Arguments that are filled from where a field stands: no argument of the reader's may be sent in their place. */
const usesContext = (document: DocumentNode): boolean =>
  document.definitions.some(
    (type) =>
      "fields" in type &&
      (type.fields ?? []).some((field) =>
        (field.directives ?? []).some(
          (join) => join.name.value === "join__field" && argument(join, "contextArguments") !== undefined,
        ),
      ),
  );

export const argument = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((node) => node.name.value === name)?.value;

export const textOf = (value: ConstValueNode | undefined): string | undefined =>
  value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
