import { conditionsIn, outcomesOf } from "@pacte-hub/executor/skipInclude";
import type { DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { Kind } from "graphql";
import type { JsonRecord } from "../json/record.ts";
import { PlanCache, shortName } from "../planning/planCache.ts";
import { NoPlan, type Planner } from "../planning/planner.ts";
import { documentOf, planQuestion } from "../planning/planQuestion.ts";
import { ResponseKeys } from "../planning/responseKeys.ts";
import type { Identity } from "../supergraph/accessRequirements.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import { type Charge, paid } from "./charge.ts";
import { compiled } from "./compile.ts";
import { ready } from "./nested.ts";
import { type Project, projecting } from "./project.ts";
import type { CompileContext, Task } from "./run.ts";
import type { Transport } from "./transport.ts";

/** A compiled operation: its plan, and the code that writes its answer. */
export interface Program {
  readonly run: Task;
  readonly project: Project;
}

/** An operation with its source text, which is its cache key. */
export interface SourceOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
}

/** Plans and compiles operations, one program for each combination of their `@skip` and `@include` conditions; an LRU cache. */
export class Programs {
  readonly #settings: ProgramSettings;
  readonly #programs: PlanCache<Promise<Program>>;
  readonly #operations = new WeakMap<OperationDefinitionNode, CachedOperation>();

  constructor(settings: ProgramSettings) {
    this.#settings = settings;
    this.#programs = new PlanCache(settings.plansKept);
  }

  /** @throws NoPlan when the operation cannot be planned */
  programFor(operation: SourceOperation, asking: ProgramAsk): Promise<Program> {
    const { variables, identity } = asking;
    const cachedOperation = this.#operationOf(operation);
    const { overrideShares } = this.#settings.planner;
    const share = overrideShares.length > 0 ? 100 * Math.random() : 0;
    const moved = overrideShares.map((overridden) => (share < overridden ? 1 : 0)).join("");
    const metRequirements = this.#settings.supergraph.access.metLetters(identity);
    const name = `${cachedOperation.name}${outcomesOf(cachedOperation.conditions, variables)} ${moved} ${metRequirements}`;
    let isOwn = false;
    const program = this.#programs.getOrMake(name, () => {
      isOwn = true;
      const program = this.#programOf(operation, cachedOperation, { ...asking, share });
      program.catch(() => this.#programs.forget(name));
      return program;
    });
    // The reader who asked first may have left, which refused the plan: others who wait for the same plan try again.
    return isOwn ? program : program.catch((fault: unknown) => this.#retryOverloaded(fault, operation, asking));
  }

  #retryOverloaded(fault: unknown, operation: SourceOperation, asking: ProgramAsk): Promise<Program> {
    if (!(fault instanceof NoPlan) || fault.reason !== "OVERLOADED" || asking.signal.aborted) throw fault;
    return this.programFor(operation, asking);
  }

  /** Finds the operation's cache entry; memoised by document, since a repeated query has the same parsed document. */
  #operationOf({ document, operation, source }: SourceOperation): CachedOperation {
    const cached = this.#operations.get(operation);
    if (cached) return cached;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    const conditions = conditionsIn(documentOf({ operation, fragments }));
    const name = `${shortName(JSON.stringify([operation.name?.value, source]))} `;
    const cachedOperation = { fragments, conditions, name };
    this.#operations.set(operation, cachedOperation);
    return cachedOperation;
  }

  async #programOf(
    { operation, source }: SourceOperation,
    { fragments }: CachedOperation,
    planRequest: PlanRequest,
  ): Promise<Program> {
    const {
      supergraph,
      transports,
      planner,
      isRegistered = () => false,
      unasked = () => undefined,
      charge = () => undefined,
    } = this.#settings;
    const { publicSchema: schema, neutralPrefix, ...graph } = supergraph;
    const { variables, identity, share, payer, signal } = planRequest;
    const keys = new ResponseKeys(neutralPrefix);
    const removed = new Set<FieldNode>();
    const planning = { graph: supergraph, variables, identity, removed, keys };
    const question = paid(charge, payer, () => planQuestion({ operation, fragments }, planning));
    const compileContext = { ...graph, transports, unasked };
    const { run, subgraphsAt } = await ready(question, async (text) => {
      const plan = await planner.plan({ text, share, payer, signal, isRegistered: isRegistered(source) });
      return paid(charge, payer, () => compiled(plan, compileContext));
    });
    const reading = { schema, fragments, variables, identity, removed, keys, subgraphsAt, ...graph };
    return { run, project: paid(charge, payer, () => projecting(reading, operation)) };
  }
}

/** What programs are made with. */
export interface ProgramSettings {
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, Transport>;
  /** The size of the cache: operations with their plans and programs. */
  readonly plansKept: number;
  readonly planner: Planner;
  /** Whether a text is a trusted document; unset: none is. */
  readonly isRegistered?: (source: string) => boolean;
  /** Charges a reader for planning and compiling; without it, nobody is charged. */
  readonly charge?: Charge;
  /** Called with keys in a subgraph's answer that were not requested. */
  readonly unasked?: CompileContext["unasked"];
}

/** The reader and the variables of a request. */
interface ProgramAsk {
  readonly variables: JsonRecord;
  readonly payer: string | undefined;
  readonly identity: Identity;
  readonly signal: AbortSignal;
}

/** What selects one of an operation's programs. */
interface PlanRequest extends ProgramAsk {
  readonly share: number;
}

interface CachedOperation {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables that its conditions depend on. */
  readonly conditions: readonly string[];
  readonly name: string;
}
