import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from "graphql";
import { writingLeaf } from "./leaf.ts";
import { type AskedField, infoOf, type ReadOperation, resolving } from "./resolving.ts";
import { nodesByKey } from "./selection.ts";
import { isPromise, joined, type Said, type SaidInTime, type Telling, type Write } from "./telling.ts";

/**
 * Compiles what is asked of a type to what writes it as JSON text, straight from what resolvers say: no object is made of
 * an answer only to be read again. Semantics are the specification's (section 6, Execution), checked against graphql-js.
 */
export class Writing {
  readonly #read: ReadOperation;

  constructor(read: ReadOperation) {
    this.#read = read;
  }

  /** The selections asked of an object that `depth` steps lead to. */
  object(type: GraphQLObjectType, sets: readonly SelectionSetNode[], depth: number): Write {
    const parts = [...nodesByKey(this.#read, type, sets)].map(([key, nodes], index) => ({
      key,
      // Keys are the reader's aliases, `__proto__` included: in a text they are mere names.
      opening: `${index === 0 ? "{" : ","}${JSON.stringify(key)}:`,
      write: this.#field(type, nodes as AskedField["nodes"], depth + 1),
    }));
    if (parts.length === 0) return () => "{}";
    return (source, telling) => {
      let text = "";
      let parted: SaidInTime[] | undefined;
      for (const { key, opening, write } of parts) {
        telling.trail[depth] = key;
        const said = write(source, telling);
        if (typeof said === "string") text += opening + said;
        else if (said === undefined) return forsaken(parted);
        else {
          parted = parted ?? [];
          parted.push(text + opening, said);
          text = "";
        }
      }
      return parted ? joined([...parted, `${text}}`]) : `${text}}`;
    };
  }

  #field(parent: GraphQLObjectType, nodes: AskedField["nodes"], depth: number): Write {
    const { value: name } = nodes[0].name;
    if (name === TypeNameMetaFieldDef.name) {
      const written = JSON.stringify(parent.name);
      return () => written;
    }
    const definition = parent.getFields()[name];
    if (!definition) throw new Error(`${parent.name}.${name} passed validation and is not in the schema`);
    const place = { parent, definition, nodes, depth };
    const field = { ...place, info: infoOf(place, this.#read) };
    const resolve = resolving(field);
    const { write, fail } = this.#place(definition.type, field);
    return (source, telling) => {
      let value: unknown;
      try {
        value = resolve(source, telling);
      } catch (error) {
        return fail(error, telling);
      }
      return write(value, telling);
    };
  }

  /** A place that errors are caught at: a field, or an item of a list. */
  #place(type: GraphQLOutputType, field: AskedField): Place {
    const { depth, nodes, parent, definition } = field;
    const isRequired = isNonNullType(type);
    const present = this.#present(getNullableType(type), field);
    const orNull = (said: Said): Said => (said === undefined && !isRequired ? "null" : said);
    const fail = (error: unknown, telling: Telling): Said => {
      telling.fail(error, depth, nodes);
      return orNull(undefined);
    };
    const write: Write = (value, telling) => {
      if (isPromise(value)) {
        const later = telling.later(depth);
        return value.then(
          (come) => write(come, later),
          (error) => fail(error, later),
        );
      }
      try {
        if (value === null || value === undefined) {
          if (!isRequired) return "null";
          throw new Error(`Cannot return null for non-nullable field ${parent.name}.${definition.name}.`);
        }
        if (value instanceof Error) throw value;
        const said = present(value, telling);
        if (!isPromise(said)) return orNull(said);
        const later = telling.later(depth);
        return said.then(orNull, (error) => fail(error, later));
      } catch (error) {
        return fail(error, telling);
      }
    };
    return { write, fail };
  }

  #present(type: GraphQLOutputType, field: AskedField): Write {
    if (isListType(type)) return this.#list(type.ofType, field);
    if (isLeafType(type)) return leaf(type);
    const sets = field.nodes.flatMap(({ selectionSet }: FieldNode) => selectionSet ?? []);
    const writers = new Map<GraphQLObjectType, Write>();
    const writerOf = (concrete: GraphQLObjectType): Write => {
      const write = writers.get(concrete) ?? checked(concrete, this.object(concrete, sets, field.depth), field);
      writers.set(concrete, write);
      return write;
    };
    if (isAbstractType(type)) return this.#abstract(type, field, writerOf);
    return writerOf(type as GraphQLObjectType);
  }

  #list(item: GraphQLOutputType, field: AskedField): Write {
    const { depth } = field;
    const { write } = this.#place(item, { ...field, depth: depth + 1 });
    return (value, telling) => {
      let text = "[";
      let parted: SaidInTime[] | undefined;
      const items = listed(value);
      for (let step = 0; step < items.length; step++) {
        telling.trail[depth] = step;
        const said = write(items[step], telling);
        if (step > 0) text += ",";
        if (typeof said === "string") text += said;
        else if (said === undefined) return forsaken([...(parted ?? []), ...unheard(items.slice(step + 1))]);
        else {
          parted = parted ?? [];
          parted.push(text, said);
          text = "";
        }
      }
      return parted ? joined([...parted, `${text}]`]) : `${text}]`;
    };
  }

  #abstract(
    type: GraphQLAbstractType,
    { depth, info }: AskedField,
    writerOf: (type: GraphQLObjectType) => Write,
  ): Write {
    const { schema } = this.#read;
    const resolveType = type.resolveType ?? defaultTypeResolver;
    return (value, telling) => {
      const named = resolveType(value, telling.execution.context, info(telling), type);
      return telling.with(named, depth, (name, standing) => {
        const concrete = typeof name === "string" ? schema.getType(name) : undefined;
        if (!isObjectType(concrete) || !schema.isSubType(type, concrete))
          throw new Error(`a value of ${type.name} is said to be ${String(name)}, which is none of its types`);
        return writerOf(concrete)(value, standing);
      });
    };
  }
}

interface Place {
  readonly write: Write;
  readonly fail: (error: unknown, telling: Telling) => Said;
}

/** Nothing is told of it any more, but what was begun is waited for. */
const forsaken = (begun: readonly unknown[] | undefined): SaidInTime =>
  begun?.length ? Promise.all(begun).then(() => undefined) : undefined;

/** Nobody will ask what these items come to; none may break unheard. */
const unheard = (items: readonly unknown[]): readonly Promise<unknown>[] =>
  items.filter(isPromise).map((each) => each.catch(() => undefined));

function leaf(type: GraphQLLeafType): Write {
  const write = writingLeaf(type);
  return (value, { execution: { quotes } }) => write(value, quotes);
}

function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  throw new Error("a list was expected");
}

/** A type that tells its objects from others is asked. */
function checked(type: GraphQLObjectType, write: Write, { depth, info }: AskedField): Write {
  const { isTypeOf } = type;
  if (!isTypeOf) return write;
  return (value, telling) =>
    telling.with(isTypeOf(value, telling.execution.context, info(telling)), depth, (is, standing) => {
      if (!is) throw new Error(`a value is said to be of ${type.name}, which it is not`);
      return write(value, standing);
    });
}
