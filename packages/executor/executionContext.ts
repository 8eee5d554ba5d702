import { type FieldNode, type GraphQLError, type GraphQLResolveInfo, locatedError } from "graphql";
import type { AnswerSize } from "./answerSize.ts";
import type { Rounds } from "./rounds.ts";
import type { Quote } from "./serializeLeaf.ts";
import type { Variables } from "./skipInclude.ts";

/** JSON text; undefined: a null with a recorded error, which bubbles up to the nearest nullable place. */
export type CompletedText = string | undefined;

/** The text, now or once a resolver has answered. The promise never rejects: failures are pushed to `errors`. */
export type CompletedLater = CompletedText | Promise<CompletedText>;

export type Write<Value = unknown> = (value: Value, context: ExecutionContext) => CompletedLater;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

/** One step of a response path: a key of an object, or an index of a list. */
export type Step = string | number;

export type Path = GraphQLResolveInfo["path"];

/** For each step of a response path, the field's parent type; undefined for a list index. */
export type Typenames = readonly (string | undefined)[];

/** The state of one execution: arguments, resolvers' context, errors. */
export interface Execution {
  readonly variables: Variables;
  readonly context: unknown;
  readonly errors: GraphQLError[];
  readonly quote: Quote;
  readonly size: AnswerSize;
  readonly rounds: Rounds;
  /** Coerced arguments that depend on variables, by field: the same for every object. */
  readonly argumentsByField: Map<object, Readonly<Record<string, unknown>>>;
  /** The last path passed to a resolver, by depth. */
  readonly paths: Path[];
}

/** What to do with a value (`go`), and how to record a failure (`fail`). */
interface Continuation<Value> {
  readonly depth: number;
  readonly go: (value: Value, context: ExecutionContext) => CompletedLater;
  readonly fail: Fail;
}

export type Fail = (error: unknown, context: ExecutionContext) => CompletedText;

/** The current path of an execution in its answer. Work that continues later, in parallel, has a context of its own. */
export class ExecutionContext {
  readonly execution: Execution;
  /** The step at each depth. Entries deeper than the current field are stale. */
  readonly trail: Step[];

  constructor(execution: Execution, trail: Step[]) {
    this.execution = execution;
    this.trail = trail;
  }

  /**
   * The path of `typenames.length` steps, as a linked list that shares its prefix with paths made before. Two paths with the
   * same key under the same prefix are one object, whichever context made it.
   */
  path(typenames: Typenames): Path {
    const { paths } = this.execution;
    let prev: Path | undefined;
    for (let at = 0; at < typenames.length; at++) {
      const key = this.trail[at] as Step;
      let path = paths[at];
      if (path === undefined || path.key !== key || path.prev !== prev) {
        path = { prev, key, typename: typenames[at] };
        paths[at] = path;
      }
      prev = path;
    }
    return prev as Path;
  }

  later(depth: number): ExecutionContext {
    return new ExecutionContext(this.execution, this.trail.slice(0, depth));
  }

  /** Continues with a value, now or once its promise has resolved. */
  with<Value>(value: Value | Promise<Value>, { depth, go, fail }: Continuation<Value>): CompletedLater {
    if (!isPromise(value)) return go(value, this);
    const laterContext = this.later(depth);
    return value
      .then((resolved) => go(resolved as Value, laterContext))
      .then(undefined, (error: unknown) => fail(error, laterContext));
  }

  fail(error: unknown, depth: number, nodes: readonly FieldNode[]): void {
    this.execution.errors.push(locatedError(error, nodes, this.trail.slice(0, depth)));
  }
}

/** A text in pieces, of which some are promises. */
export type Parted = (string | Promise<CompletedText>)[];

/** Joins the pieces. Waits for all of them, so that nothing goes on after the answer. */
export function joined(parted: Parted, close: string): Promise<CompletedText> {
  const [before, only] = parted as [string, Promise<CompletedText>];
  if (parted.length > 2) return joinedInOrder(parted, close);
  return only.then((completed) => (completed === undefined ? undefined : before + completed + close));
}

async function joinedInOrder(parted: Parted, close: string): Promise<CompletedText> {
  let text: CompletedText = "";
  for (const piece of parted) {
    const completed = typeof piece === "string" ? piece : await piece;
    text = text === undefined || completed === undefined ? undefined : text + completed;
  }
  return text === undefined ? undefined : text + close;
}
