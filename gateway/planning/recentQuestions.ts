import type { Graph } from "./plannerChild.ts";
import type { Question } from "./plannerMessages.ts";

const mostKept = 5;

/** The light questions that last had a plan over the graph that is asked about now, the newest first. */
export class RecentQuestions {
  #graph: Graph | undefined;
  #questions: readonly Question[] = [];

  /** @param question null: the graph was only made ready */
  add(graph: Graph, question: Question | null): void {
    // A graph that was replaced serves its last requests: it is not what a new process needs first.
    if (this.#graph && graph.number < this.#graph.number) return;
    if (graph !== this.#graph) this.#questions = [];
    this.#graph = graph;
    if (question)
      this.#questions = [question, ...this.#questions.filter((recent) => recent.text !== question.text)].slice(
        0,
        mostKept,
      );
  }

  get graph(): Graph | undefined {
    return this.#graph;
  }

  get questions(): readonly Question[] {
    return this.#questions;
  }
}
