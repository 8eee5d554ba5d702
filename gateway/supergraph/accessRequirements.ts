import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
} from "graphql";
import { argument, FeatureNotSupported, featuresOf, textOf } from "./features.ts";

/** Who asks, as far as the gateway verified it. */
export interface Identity {
  /** What the reader's token allows (claim `scope`, RFC 8693 section 4.2); undefined: no token was accepted. */
  readonly scopes?: ReadonlySet<string>;
}

/** What a reader must be to read something: whoever is known, or the bearer of one of these sets of scopes. */
type Requirement = readonly (readonly string[])[];

/** What the composed graph asks of readers, field by field (`@authenticated`, `@requiresScopes`). */
export class AccessRequirements {
  readonly #ofFields: ReadonlyMap<string, readonly Requirement[]>;
  /** Each requirement of the graph once: what a reader may read follows from which of them are met. */
  readonly #requirements: readonly Requirement[];

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    const marked = markedIn(document);
    this.#ofFields = marked.size === 0 ? new Map() : requirementsOfFields(schema, marked);
    this.#requirements = [...new Set([...this.#ofFields.values()].flat())];
  }

  get isOpen(): boolean {
    return this.#requirements.length === 0;
  }

  /** One letter for each requirement: readers of whom it is the same may read the same fields. */
  metLetters(identity: Identity): string {
    return this.#requirements.map((requirement) => (isMet(requirement, identity) ? "1" : "0")).join("");
  }

  allows(type: string, field: string, identity: Identity): boolean {
    return (this.#ofFields.get(`${type}.${field}`) ?? []).every((requirement) => isMet(requirement, identity));
  }
}

/** Where the specification lets a mark stand. */
const guarded: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
]);

const isMet = (requirement: Requirement, { scopes }: Identity): boolean =>
  scopes !== undefined &&
  (requirement.length === 0 || requirement.some((set) => set.every((scope) => scopes.has(scope))));

/** By type, or type and field: what stands there itself. */
function markedIn(document: DocumentNode): Marked {
  const directiveNames = new Map(
    featuresOf(document).flatMap((feature) =>
      feature.name === "authenticated" || feature.name === "requiresScopes"
        ? [[feature.directive(feature.name), feature.name]]
        : [],
    ),
  );
  const marked = new Map<string, readonly Requirement[]>();
  const mark = (at: string, directives: readonly ConstDirectiveNode[] = []): void => {
    const requirements = directives.flatMap((directive) =>
      directiveNames.has(directive.name.value) ? [scopesOf(directive)] : [],
    );
    if (requirements.length > 0) marked.set(at, requirements);
  };
  for (const type of document.definitions) {
    if (!("name" in type) || !type.name || !("directives" in type) || type.kind === Kind.FRAGMENT_DEFINITION) continue;
    mark(type.name.value, type.directives as readonly ConstDirectiveNode[]);
    if (marked.has(type.name.value) && !guarded.has(type.kind))
      throw new FeatureNotSupported(
        `${type.name.value} @authenticated ou @requiresScopes, sur ce qui n'est pas un champ ni son type`,
      );
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const field of type.fields ?? []) mark(`${type.name.value}.${field.name.value}`, field.directives);
  }
  return marked;
}

type Marked = ReadonlyMap<string, readonly Requirement[]>;

/** Marks at a coordinate, with those of the interfaces above it; a composition copies marks up, and they are not copied down. */
function inherited(schema: GraphQLSchema, marked: Marked): (at: string) => readonly Requirement[] {
  const ownMarks = (at: string): readonly Requirement[] => marked.get(at) ?? [];
  return (at) => {
    const [name = "", field] = at.split(".");
    const type = schema.getType(name);
    const above = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
    return [
      ...ownMarks(at),
      ...above.flatMap((parentType) => {
        const suffix = field === undefined ? "" : `.${field}`;
        const copied = new Set(
          schema
            .getPossibleTypes(parentType)
            .flatMap((behind) => ownMarks(`${behind.name}${suffix}`).map((requirement) => JSON.stringify(requirement))),
        );
        return ownMarks(`${parentType.name}${suffix}`).filter(
          (requirement) => !copied.has(JSON.stringify(requirement)),
        );
      }),
    ];
  };
}

/** Outer lists are alternatives, inner ones are needed together; none: whoever is known. */
function scopesOf(directive: ConstDirectiveNode): Requirement {
  const sets = argument(directive, "scopes");
  if (sets?.kind !== Kind.LIST) return [];
  return sets.values.map((set) => (set.kind === Kind.LIST ? set.values.flatMap((scope) => textOf(scope) ?? []) : []));
}

/**
 * A field needs what stands on it, on the type that has it, and on the type it leads to. Read through an interface it needs
 * what it needs on any of the types behind: which one stands there is known too late. What stands on an interface itself, and
 * on none of the types behind, holds for each of them: else a fragment would go round it.
 */
function requirementsOfFields(schema: GraphQLSchema, marked: Marked) {
  const marksAt = inherited(schema, marked);
  const needed = new Map<string, readonly Requirement[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const behind = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    for (const [name, field] of Object.entries(type.getFields())) {
      const requirements = [
        ...marksAt(type.name),
        ...marksAt(`${type.name}.${name}`),
        ...marksAt(getNamedType(field.type).name),
        ...behind.flatMap((possibleType) => [
          ...marksAt(possibleType.name),
          ...marksAt(`${possibleType.name}.${name}`),
        ]),
      ];
      if (requirements.length > 0) needed.set(`${type.name}.${name}`, requirements);
    }
  }
  return needed;
}
