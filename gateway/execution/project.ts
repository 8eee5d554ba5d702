import {
  GraphQLError,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type OperationDefinitionNode,
} from "graphql";
import { explain } from "../../schema/rules/explain.ts";
import { answerInvalid, type Cause, causeOf, Flaw } from "./flaw.ts";
import { at, isRecord, type JsonRecord, type Step } from "./record.ts";
import { type Concrete, fieldsOn, fieldsUnder, type ReaderField, type Reading } from "./selection.ts";

export interface Projected {
  readonly data: JsonRecord | null;
  readonly errors: readonly GraphQLError[];
}

export interface Projection extends Reading {
  readonly remarks: ReadonlyMap<JsonRecord, readonly Cause[]>;
  /** What the gateway says of the schema itself. */
  readonly introspected: JsonRecord;
  /** A partner could send thousands of errors; the reader is told the first ones. */
  readonly maxErrors: number;
}

/** The reader's answer, by the public schema: aliases, fragments, nulls that bubble, each with its errors. */
export function project(projection: Projection, operation: OperationDefinitionNode, data: JsonRecord): Projected {
  const projector = new Projector(projection);
  const root = projection.schema.getRootType(operation.operation) as Concrete;
  const fields = fieldsOn(projection, root, [operation.selectionSet]);
  const answer = projector.record(data, { type: root, fields }, undefined);
  return { data: answer === explained ? null : (answer as JsonRecord), errors: projector.errors };
}

/** A null that an error accounts for already: it becomes null at the nearest nullable place above. */
const explained = Symbol("explained");

/** A place in the reader's answer, as a path read from its end. */
interface Place {
  readonly above: Place | undefined;
  readonly step: Step;
  readonly field: ReaderField;
  /** Who tells this part of the answer. */
  readonly owner: string | undefined;
}

interface Asked {
  readonly type: Concrete;
  readonly fields: readonly ReaderField[];
}

class Projector {
  readonly errors: GraphQLError[] = [];
  readonly #projection: Projection;
  readonly #said = new Set<string>();

  constructor(projection: Projection) {
    this.#projection = projection;
  }

  record(record: JsonRecord, { type, fields }: Asked, above: Place | undefined): unknown {
    if (this.#projection.remarks.size > 0) this.#remarkOn(record, above);
    // Keys are the reader's aliases, `__proto__` included: on an object without prototype they are mere names.
    const answer = Object.create(null) as JsonRecord;
    for (const field of fields) {
      const place = { above, step: field.key, field, owner: field.owner ?? above?.owner };
      const value = this.#complete(this.#told(record, field, type), field.type, place);
      if (value === explained) return explained;
      answer[field.key] = value;
    }
    return answer;
  }

  #told(record: JsonRecord, { name, key }: ReaderField, type: Concrete): unknown {
    if (name === "__typename" && isObjectType(type)) return type.name;
    return at(record, key);
  }

  #complete(value: unknown, type: GraphQLOutputType, place: Place): unknown {
    const { name, key } = place.field;
    if (place.above === undefined && (name === "__schema" || name === "__type"))
      return at(this.#projection.introspected, key) ?? null;
    if (!isNonNullType(type)) {
      const completed = this.#completeNullable(value, type, place);
      return completed === explained ? null : completed;
    }
    const completed = this.#completeNullable(value, type.ofType, place);
    return completed === null ? this.#invalid(place) : completed;
  }

  #completeNullable(value: unknown, type: GraphQLOutputType, place: Place): unknown {
    if (value === null) return null;
    if (value instanceof Flaw) return this.#flawed(value, place);
    if (value === undefined) return this.#invalid(place);
    if (isListType(type)) return this.#list(value, type.ofType, place);
    if (isScalarType(type)) return this.#scalar(value, type, place);
    // A value unknown to the public schema is one its owner does not show yet.
    if (isEnumType(type)) return typeof value === "string" && type.getValue(value) ? value : null;
    return isRecord(value) ? this.#object(value, type, place) : this.#invalid(place);
  }

  #list(value: unknown, type: GraphQLOutputType, above: Place): unknown {
    if (!Array.isArray(value)) return this.#invalid(above);
    const items: unknown[] = [];
    for (let step = 0; step < value.length; step++) {
      const { field, owner } = above;
      const item = this.#complete(value[step], type, { above, step, field, owner });
      if (item === explained) return explained;
      items.push(item);
    }
    return items;
  }

  #scalar(value: unknown, type: { serialize(value: unknown): unknown }, place: Place): unknown {
    try {
      return type.serialize(value);
    } catch {
      return this.#invalid(place);
    }
  }

  #object(value: JsonRecord, declared: GraphQLOutputType, place: Place): unknown {
    const type = this.#typeOf(value, declared);
    if (!type) return null;
    return this.record(value, { type, fields: fieldsUnder(this.#projection, place.field, type) }, place);
  }

  /** The planner asks for no type where only fields of the interface are read: the interface then serves as type. */
  #typeOf(value: JsonRecord, declared: GraphQLOutputType): Concrete | undefined {
    if (isObjectType(declared)) return declared;
    const name = at(value, "__typename");
    const type = typeof name === "string" ? this.#projection.schema.getType(name) : undefined;
    if (isObjectType(type) && isAbstractType(declared) && this.#projection.schema.isSubType(declared, type))
      return type;
    if (!isInterfaceType(declared)) return undefined;
    // A subgraph that knows the interface as an object names the interface itself.
    return name === undefined || name === declared.name ? declared : undefined;
  }

  #flawed({ causes }: Flaw, place: Place): typeof explained {
    for (const cause of causes) this.#report(cause, place);
    return explained;
  }

  /** The partner that owns this part of the graph does not keep the schema it published. */
  #invalid(place: Place): typeof explained {
    const { owner } = place;
    if (owner !== undefined) this.#report(causeOf(answerInvalid(owner)), place);
    else this.#report(fault, place);
    return explained;
  }

  #remarkOn(record: JsonRecord, place: Place | undefined): void {
    for (const cause of this.#projection.remarks.get(record) ?? []) this.#report(cause, place);
  }

  #report({ message, extensions, tail, oncePerField }: Cause, place: Place | undefined): void {
    if (this.errors.length >= this.#projection.maxErrors) return;
    const path = [...pathTo(place), ...tail];
    if (oncePerField) {
      const fields = path.filter((step) => typeof step === "string");
      const sentence = JSON.stringify([extensions.institution, extensions.code, message, fields]);
      if (this.#said.has(sentence)) return;
      this.#said.add(sentence);
    }
    const nodes = place && tail.length === 0 ? { nodes: place.field.nodes } : {};
    this.errors.push(new GraphQLError(message, { ...nodes, ...(path.length > 0 && { path }), extensions }));
  }
}

/** No single partner can be named for it. */
const fault: Cause = {
  message: explain({ code: "INTERNAL" }),
  extensions: { code: "PARTNER_ANSWER_INVALID", institution: "" },
  tail: [],
  oncePerField: true,
};

function pathTo(place: Place | undefined): Step[] {
  const path: Step[] = [];
  for (let each = place; each; each = each.above) path.unshift(each.step);
  return path;
}
