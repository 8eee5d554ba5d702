import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from "graphql";
import { nodesByKey } from "./collectFields.ts";
import {
  type CompletedLater,
  type CompletedText,
  isPromise,
  joined,
  type Parted,
  type Typenames,
  type Write,
} from "./executionContext.ts";
import { infoOf, type ReadOperation, resolving, type SelectedField } from "./resolveField.ts";
import { checked, narrowed, type Place } from "./resolveType.ts";
import { writingLeaf } from "./serializeLeaf.ts";

/**
 * Compiles selections to functions that write JSON text directly from resolvers' results, without building the answer as
 * objects first. Semantics are the specification's (section 6, Execution), checked against graphql-js.
 */
export class SelectionCompiler {
  readonly #read: ReadOperation;

  constructor(operation: ReadOperation) {
    this.#read = operation;
  }

  /** Compiles the selections on an object. `typenames`: one for each step of the path that leads to it. */
  object(type: GraphQLObjectType, sets: readonly SelectionSetNode[], typenames: Typenames): Write {
    const depth = typenames.length;
    const parts = [...nodesByKey(this.#read, type, sets)].map(([key, nodes], index) => ({
      key,
      // Keys are the reader's aliases, `__proto__` included: harmless in a text.
      opening: `${index === 0 ? "{" : ","}${JSON.stringify(key)}:`,
      write: this.#field(type, nodes as SelectedField["nodes"], [...typenames, type.name]),
    }));
    if (parts.length === 0) return () => "{}";
    const openingsLength = parts.reduce((sum, { opening }) => sum + opening.length, 1);
    return (source, context) => {
      context.execution.size.wrote(openingsLength);
      let text = "";
      let parted: Parted | undefined;
      for (const { key, opening, write } of parts) {
        context.trail[depth] = key;
        const completed = write(source, context);
        if (typeof completed === "string") text += opening + completed;
        else if (completed === undefined) return awaitPending(parted);
        else {
          parted ??= [];
          parted.push(text + opening, completed);
          text = "";
        }
      }
      return parted ? joined(parted, `${text}}`) : `${text}}`;
    };
  }

  #field(parent: GraphQLObjectType, nodes: SelectedField["nodes"], typenames: Typenames): Write {
    const { value: name } = nodes[0].name;
    if (name === TypeNameMetaFieldDef.name) {
      const typename = JSON.stringify(parent.name);
      return () => typename;
    }
    const definition = parent.getFields()[name];
    if (!definition) throw new Error(`${parent.name}.${name} passed validation and is not in the schema`);
    const fieldPlace = { parent, definition, nodes, typenames, depth: typenames.length };
    const field = { ...fieldPlace, info: infoOf(fieldPlace, this.#read) };
    const resolve = resolving(field);
    const { write, fail } = this.#place(definition.type, field);
    return (source, context) => {
      if (!context.execution.size.begins()) return undefined;
      let value: unknown;
      try {
        value = resolve(source, context);
      } catch (error) {
        return fail(error, context);
      }
      return write(value, context);
    };
  }

  /** Completes a field or a list item: an error there becomes null if the type is nullable, and bubbles up otherwise. */
  #place(type: GraphQLOutputType, field: SelectedField): Pick<Place, "fail"> & { readonly write: Write } {
    const { depth, nodes, parent, definition } = field;
    const isRequired = isNonNullType(type);
    const none: CompletedText = isRequired ? undefined : "null";
    const orNone = (completed: CompletedText): CompletedText => completed ?? none;
    const fail: Place["fail"] = (error, context) => {
      context.fail(error, depth, nodes);
      return none;
    };
    const present = this.#present(getNullableType(type), { field, fail });
    const write: Write = (value, context) => {
      if (isPromise(value)) {
        const later = context.later(depth);
        const { rounds } = context.execution;
        return value.then(
          (resolved) => (rounds.isOpen ? write(resolved, later) : rounds.wait(() => write(resolved, later))),
          (error) => fail(error, later),
        );
      }
      try {
        if (value === null || value === undefined) {
          if (!isRequired) return "null";
          throw new Error(`Cannot return null for non-nullable field ${parent.name}.${definition.name}.`);
        }
        if (value instanceof Error) throw value;
        const completed = present(value, context);
        if (!isPromise(completed)) return completed ?? none;
        return isRequired ? completed : completed.then(orNone);
      } catch (error) {
        return fail(error, context);
      }
    };
    return { write, fail };
  }

  #present(type: GraphQLOutputType, place: Place): Write {
    if (isListType(type)) return this.#list(type.ofType, place.field);
    if (isLeafType(type)) {
      const write = writingLeaf(type);
      return (value, { execution: { quote, size } }) => {
        const text = write(value, quote);
        size.wrote(text.length);
        return text;
      };
    }
    const { nodes, typenames } = place.field;
    const sets = nodes.flatMap(({ selectionSet }: FieldNode) => selectionSet ?? []);
    const writers = new Map<GraphQLObjectType, Write>();
    const writerOf = (concrete: GraphQLObjectType): Write => {
      const write = writers.get(concrete) ?? checked(concrete, this.object(concrete, sets, typenames), place);
      writers.set(concrete, write);
      return write;
    };
    if (isAbstractType(type)) return narrowed(type, writerOf, { ...place, schema: this.#read.schema });
    return writerOf(type as GraphQLObjectType);
  }

  #list(itemType: GraphQLOutputType, field: SelectedField): Write {
    const { depth, typenames } = field;
    const { write } = this.#place(itemType, { ...field, depth: depth + 1, typenames: [...typenames, undefined] });
    return (value, context) => {
      const items = listed(value);
      context.execution.size.wrote(items.length + 2);
      let text = "[";
      let parted: Parted | undefined;
      for (let step = 0; step < items.length; step++) {
        context.trail[depth] = step;
        const completed = write(items[step], context);
        if (step > 0) text += ",";
        if (typeof completed === "string") text += completed;
        else if (completed === undefined)
          return awaitPending([...(parted ?? []), ...withHandledRejections(items.slice(step + 1))]);
        else {
          parted ??= [];
          parted.push(text, completed);
          text = "";
        }
      }
      return parted ? joined(parted, `${text}]`) : `${text}]`;
    };
  }
}

function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  throw new Error("a list was expected");
}

/** Waits for resolvers already started, although the result is discarded: nothing may go on after the answer. */
const awaitPending = (pending: readonly unknown[] | undefined): CompletedLater =>
  pending?.length ? Promise.all(pending).then(() => undefined) : undefined;

/** Handles rejections of items that nobody awaits, so that none is an unhandled rejection. */
const withHandledRejections = (items: readonly unknown[]): readonly Promise<unknown>[] =>
  items.filter(isPromise).map((promise) => promise.catch(() => undefined));
