import { AnswerSize, unlimited } from "@pacte-hub/executor/answerSize";
import type { Concrete } from "@pacte-hub/executor/collectFields";
import { WrittenData } from "@pacte-hub/executor/response";
import { quotedUnescaped, quotingOnce } from "@pacte-hub/executor/serializeLeaf";
import {
  type FieldNode,
  type GraphQLError,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type OperationDefinitionNode,
} from "graphql";
import { isRecord, type JsonRecord, reading, typeNameOf } from "../json/record.ts";
import { introspecting, isIntrospection } from "../planning/introspection.ts";
import { isHidden, typeAt } from "./concreteType.ts";
import { type Cause, FieldError, ReportedNull } from "./fieldError.ts";
import { forbidding, type Place, type Projecting, type Refuse, refusing } from "./projectedPlace.ts";
import { exactScalar, type LeafContext, leaf, publicEnum, type Write } from "./projectLeaf.ts";
import { type ReadersTail, Report } from "./report.ts";
import { dependsOnType, fieldsOn, fieldsUnder, type ReaderField, readersPath } from "./selection.ts";

export interface Projected {
  readonly data: WrittenData | null;
  readonly errors: readonly GraphQLError[];
}

/** The state of one request while its answer is projected. */
export interface Answering {
  readonly data: JsonRecord;
  readonly remarks: ReadonlyMap<JsonRecord, readonly Cause[]>;
  readonly variables: JsonRecord;
  /** True when the partners' answers contain no escaped string. */
  readonly isPlain: boolean;
  /** True when long integers were read exactly. */
  readonly isExact: boolean;
  readonly maxErrors: number;
  /** Writing stops beyond this length, and the answer is refused. */
  readonly maxAnswerBytes: number;
  /** Charges the reader for work that the gateway does for this answer. */
  readonly payFor: <Value>(work: () => Value) => Value;
}

/** Writes the reader's answer: aliases, fragments, nulls that bubble up, and their errors, by the public schema. */
export type Project = (answering: Answering) => Projected;

/** Compiles an operation to functions that write its answer as JSON text. Sub-selections are compiled when first met. */
export function projecting(context: Projecting, operation: OperationDefinitionNode): Project {
  const root = context.schema.getRootType(operation.operation) as Concrete;
  const fields = fieldsOn(context, root, [operation.selectionSet]);
  const write = new Projection(context).record(
    { type: root, fields },
    { depth: 0, path: [], field: undefined, on: root },
  );
  const readersTail: ReadersTail = (field, within, tail) => readersPath(context, { fields, field, within }, tail);
  const introspect = introspecting(context.schema, operation, context.fragments);
  return ({ data, remarks, variables, isPlain, isExact, maxErrors, maxAnswerBytes, payFor }) => {
    const introspected = (nodes: readonly FieldNode[]) => payFor(() => introspect(nodes, variables));
    const report = new Report({ remarks, maxErrors, readersTail });
    const size = new AnswerSize({ ...unlimited, bytes: maxAnswerBytes });
    const text = write(data, { report, introspected, quote: isPlain ? quotedUnescaped : quotingOnce(), size, isExact });
    if (size.isExceeded) return { data: null, errors: [size.refusal()] };
    return { data: text === undefined ? null : new WrittenData(text), errors: report.errors };
  };
}

interface ProjectionArgs {
  readonly type: Concrete;
  readonly fields: readonly ReaderField[];
}

class Projection {
  readonly #reading: Projecting;

  constructor(context: Projecting) {
    this.#reading = context;
  }

  record({ type, fields }: ProjectionArgs, place: Place): Write<JsonRecord> {
    const { depth } = place;
    const parts = fields.map((field, index) => ({
      key: field.key,
      // Keys are the reader's aliases, `__proto__` included: harmless in a text.
      opening: `${index === 0 ? "{" : ","}${JSON.stringify(field.key)}:`,
      read: readingOf(field, type),
      write: this.#field(field, { depth: depth + 1, path: [...place.path, field.planned], field, on: type }),
    }));
    if (parts.length === 0) return () => "{}";
    const openingsLength = parts.reduce((sum, { opening }) => sum + opening.length, 1);
    return (record, leafContext) => {
      if (leafContext.size.isExceeded) return undefined;
      leafContext.size.wrote(openingsLength);
      const { report } = leafContext;
      if (report.hasRemarks) report.remarkOn(record, depth, place.field);
      let text: string | undefined = "";
      for (const { key, opening, read, write } of parts) {
        report.trail[depth] = key;
        const before = report.said;
        const value = write(read(record), leafContext);
        text = value === undefined || text === undefined ? undefined : text + opening + value;
        // A later field may explain this null; once it is explained, no further error is reported under it.
        if (text === undefined && report.said > before) return undefined;
      }
      return text === undefined ? undefined : `${text}}`;
    };
  }

  #field(field: ReaderField, place: Place): Write {
    const { name } = field;
    if (isIntrospection(name)) return described(field);
    const { access, identity, removed } = this.#reading;
    const isRemoved = removed.size > 0 && field.nodes.every((node) => removed.has(node));
    if (isRemoved || !access.allows(place.on.name, name, identity)) return forbidding(this.#reading, place, field.type);
    return this.#value(field.type, place);
  }

  #value(type: GraphQLOutputType, place: Place): Write {
    if (!isNonNullType(type)) {
      const write = this.#nullable(type, place);
      return (value, leafContext) => (value === null ? "null" : (write(value, leafContext) ?? "null"));
    }
    const write = this.#nullable(type.ofType, place);
    const refuse = refusing(this.#reading, place);
    return (value, leafContext) => {
      const text = value === null ? "null" : write(value, leafContext);
      if (text !== "null") return text;
      return value instanceof ReportedNull ? flawed(value, place, leafContext) : refuse(leafContext);
    };
  }

  #nullable(type: GraphQLOutputType, place: Place): Write {
    const refuse = refusing(this.#reading, place);
    const write = this.#present(type, place, refuse);
    return (value, leafContext) => {
      if (value === undefined) return refuse(leafContext);
      if (!(value instanceof FieldError)) return write(value, leafContext);
      return value instanceof ReportedNull ? "null" : flawed(value, place, leafContext);
    };
  }

  #present(type: GraphQLOutputType, place: Place, refuse: Refuse): Write {
    if (isListType(type)) return this.#list(type.ofType, place, refuse);
    if (isScalarType(type)) return exactScalar(type, refuse);
    if (isEnumType(type)) return leaf(publicEnum(type, this.#reading.wholeSchema), refuse);
    return this.#object(type, place, refuse);
  }

  #list(type: GraphQLOutputType, place: Place, refuse: Refuse): Write {
    const { depth } = place;
    const write = this.#value(type, { ...place, depth: depth + 1 });
    return (value, leafContext) => {
      if (!Array.isArray(value)) return refuse(leafContext);
      let text = "";
      for (let step = 0; step < value.length; step++) {
        leafContext.report.trail[depth] = step;
        const item = write(value[step], leafContext);
        if (item === undefined) return undefined;
        text += step === 0 ? item : `,${item}`;
      }
      return `[${text}]`;
    };
  }

  #object(declared: GraphQLOutputType, place: Place, refuse: Refuse): Write {
    const writersByType = new Map<Concrete, Write<JsonRecord>>();
    const writerOf = (type: Concrete): Write<JsonRecord> => {
      const fields = fieldsUnder(this.#reading, place.field as ReaderField, type);
      const write = this.record({ type, fields }, place);
      writersByType.set(type, write);
      return write;
    };
    return (value, leafContext) => {
      if (!isRecord(value)) return refuse(leafContext);
      const type = typeAt(this.#reading, value, declared);
      const typename = typeNameOf(value);
      // The object's concrete type could not be resolved: fields asked of it would be left out silently.
      if (typename instanceof FieldError && type && dependsOnType(this.#reading, place.field as ReaderField, type))
        return flawed(typename.causes.length > 0 ? typename : flawOfFields(value), place, leafContext);
      if (!type) return isHidden(this.#reading.includes, value, declared) ? "null" : refuse(leafContext);
      return (writersByType.get(type) ?? writerOf(type))(value, leafContext);
    };
  }
}

/** Writes an introspection field, whose text counts towards the answer's length. */
function described({ nodes }: ReaderField): Write {
  return (_, { introspected, size }) => {
    if (size.isExceeded) return undefined;
    const text = introspected(nodes);
    size.wrote(text.length);
    return text;
  };
}

/** The error of a missing object, from the errors of its fields: each cause keeps its field's place. */
function flawOfFields(record: JsonRecord): FieldError {
  const causes = Object.entries(record).flatMap(([key, value]) =>
    value instanceof FieldError && !(value instanceof ReportedNull)
      ? value.causes.map((cause) => ({ ...cause, tail: [key, ...cause.tail] }))
      : [],
  );
  return new FieldError(causes);
}

function flawed({ causes }: FieldError, { depth, field }: Place, { report }: LeafContext): undefined {
  for (const cause of causes) report.say(cause, depth, field);
}

function readingOf({ name, planned }: ReaderField, type: Concrete): (record: JsonRecord) => unknown {
  if (name !== "__typename") return reading(planned);
  if (isObjectType(type)) return () => type.name;
  // An interface's name is not a concrete type: the subgraph that resolves it did not.
  return (record) => (typeNameOf(record) === type.name ? undefined : typeNameOf(record));
}
