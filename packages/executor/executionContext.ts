import { type FieldNode, type GraphQLError, type GraphQLResolveInfo, locatedError } from "graphql";
import type { AnswerSize } from "./answerSize.ts";
import type { Rounds } from "./rounds.ts";
import type { Quote } from "./serializeLeaf.ts";
import type { Variables } from "./skipInclude.ts";

/** JSON text; undefined: a null that an error accounts for already, on its way to the nearest place that may be null. */
export type CompletedText = string | undefined;

/** The text, at once or once a resolver has answered. The promise never rejects: failures are pushed to `errors`. */
export type CompletedLater = CompletedText | Promise<CompletedText>;

export type Write<Value = unknown> = (value: Value, context: ExecutionContext) => CompletedLater;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

/** One step of a response path: a key of an object, or an index of a list. */
export type Step = string | number;

export type Path = GraphQLResolveInfo["path"];

/** For each step of a response path, the type whose field it is; undefined where it is an index of a list. */
export type Typenames = readonly (string | undefined)[];

/** One execution of an operation: with what, for whom, and the errors it came to. */
export interface Execution {
  readonly variables: Variables;
  readonly context: unknown;
  readonly errors: GraphQLError[];
  readonly quote: Quote;
  readonly size: AnswerSize;
  readonly rounds: Rounds;
  /** Arguments that depend on variables: the same for every object a field is asked of. */
  readonly argumentsByField: Map<object, Readonly<Record<string, unknown>>>;
  /** The path last given to a resolver, by depth. */
  readonly paths: Path[];
}

/** What is done with a value, and the error recorded when that fails. */
interface Continuation<Value> {
  readonly depth: number;
  readonly go: (value: Value, context: ExecutionContext) => CompletedLater;
  readonly fail: Fail;
}

export type Fail = (error: unknown, context: ExecutionContext) => CompletedText;

/** Where an execution stands in its answer. What goes on later, beside other things, has a context of its own. */
export class ExecutionContext {
  readonly execution: Execution;
  /** The step at each depth; those deeper than the field being completed are of a place already left. */
  readonly trail: Step[];

  constructor(execution: Execution, trail: Step[]) {
    this.execution = execution;
    this.trail = trail;
  }

  /**
   * The path of as many steps as there are names, whose prefix is shared with the paths noted before. A path noted under
   * the same key of the same prefix is the same place of the answer, whichever context noted it.
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

  /** Goes on with a value at once, or when it has come. */
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

/** A text some pieces of which are still to come: before each of those, what stands before it. */
export type Parted = (string | Promise<CompletedText>)[];

/** The whole of it; all that comes is waited for, so that nothing goes on after the answer. */
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
