import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { Kind } from "graphql";
import { conditionsIn, outcomesOf } from "../../runtime/execution/conditions.ts";
import type { Supergraph } from "../supergraph.ts";
import { compiled } from "./compile.ts";
import { type Introspect, introspecting } from "./introspection.ts";
import { LastUsed, shortName } from "./lastUsed.ts";
import { documentOf, type Planning, planning } from "./plan.ts";
import { type Project, projecting } from "./project.ts";
import type { JsonRecord } from "./record.ts";
import type { Task } from "./run.ts";
import type { Transport } from "./transport.ts";

/** An operation made ready: who is asked what, how the answer is written. */
export interface Program {
  readonly run: Task;
  readonly project: Project;
  /** What the gateway says of the schema itself. */
  readonly introspect: Introspect;
}

/** An operation as the reader wrote it; the text tells it from every other. */
export interface Written {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
}

/** Plans and compiles operations, one program for each way their conditions fall, and remembers those last used. */
export class Programs {
  readonly #supergraph: Supergraph;
  readonly #transports: ReadonlyMap<string, Transport>;
  readonly #planning: Planning;
  readonly #kept: LastUsed<Promise<Program>>;
  readonly #known = new WeakMap<OperationDefinitionNode, Known>();

  constructor({ supergraph, transports, plansKept, labels = [] }: Made) {
    this.#supergraph = supergraph;
    this.#transports = transports;
    this.#planning = planning(supergraph.sdl, labels);
    this.#kept = new LastUsed(plansKept);
  }

  programFor(written: Written, variables: JsonRecord): Promise<Program> {
    const known = this.#knownOf(written);
    const { parts } = this.#planning;
    const share = parts.length > 0 ? 100 * Math.random() : 0;
    const moved = parts.map((part) => (share < part ? 1 : 0)).join("");
    const name = `${known.name}${outcomesOf(known.conditions, variables)} ${moved}`;
    return this.#kept.getOrMake(name, () => {
      const program = this.#programOf(written.operation, known, { variables, share });
      program.catch(() => this.#kept.forget(name));
      return program;
    });
  }

  /** The same document comes back with each repeated query: what it is made of is looked up once. */
  #knownOf({ document, operation, source }: Written): Known {
    const known = this.#known.get(operation);
    if (known) return known;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const each of document.definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
    const conditions = conditionsIn(documentOf({ operation, fragments }));
    const name = `${shortName(JSON.stringify([operation.name?.value, source]))} `;
    const found = { fragments, conditions, name };
    this.#known.set(operation, found);
    return found;
  }

  async #programOf(operation: OperationDefinitionNode, { fragments }: Known, way: Way): Promise<Program> {
    const { publicSchema: schema, ownerOf, includes, requiredBy } = this.#supergraph;
    const { variables, share } = way;
    const plan = await this.#planning.plan({ operation, fragments }, variables, share);
    return {
      run: compiled(plan, { includes, requiredBy, transports: this.#transports }),
      project: projecting({ schema, fragments, variables, ownerOf }, operation),
      introspect: introspecting(schema, operation, fragments),
    };
  }
}

/** What programs are made over. */
export interface Made {
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, Transport>;
  /** Operations kept with their plans and what they were compiled to. */
  readonly plansKept: number;
  /** Labels of the fields that are taken over (`@override(label:)`). */
  readonly labels?: readonly string[];
}

/** Which of its programs an operation goes by. */
interface Way {
  readonly variables: JsonRecord;
  readonly share: number;
}

interface Known {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables that its conditions depend on. */
  readonly conditions: readonly string[];
  readonly name: string;
}
