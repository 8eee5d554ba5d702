import type { CellId } from "./problem.ts";
import { SolverFault } from "./solver.ts";

/** Stable codes of what stops a publication before anything is returned. */
export type DisclosureRefusal =
  | { readonly code: "TABLE_INVALID"; readonly detail: string }
  | { readonly code: "MARGINS_DO_NOT_ADD"; readonly relation: string; readonly gap: number }
  | { readonly code: "RELATION_CONTRADICTED"; readonly relation: string; readonly found: number }
  | { readonly code: "FACTS_CONTRADICTED"; readonly cell: CellId; readonly source: string }
  | { readonly code: "POLICY_INVALID"; readonly detail: string }
  | { readonly code: "POLICY_IMPOSSIBLE"; readonly cell: CellId }
  | { readonly code: "SOLVER_TIMEOUT" }
  | { readonly code: "SOLVER_FAILED"; readonly detail: string };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: DisclosureRefusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (refusal: DisclosureRefusal): Outcome<never> => ({ ok: false, refusal });

/** The French sentence of a refusal: what is wrong, and what to change. */
export function sentenceOf(refusal: DisclosureRefusal): string {
  switch (refusal.code) {
    case "TABLE_INVALID":
      return `Le tableau est mal formé : ${refusal.detail}. Corrigez l'extraction.`;
    case "MARGINS_DO_NOT_ADD":
      return `Le total ${refusal.relation} diffère de ${refusal.gap} de la somme de ses parties. Corrigez l'extraction.`;
    case "RELATION_CONTRADICTED":
      return `Les comptages contredisent ce qui est toujours vrai d'eux : ${refusal.relation}. Corrigez l'extraction, ou ce qui la contredit.`;
    case "FACTS_CONTRADICTED":
      return `Un fait déclaré connu (${refusal.source}) contredit les comptages pour ${refusal.cell}. Corrigez la déclaration.`;
    case "POLICY_INVALID":
      return `La politique de secret ne peut pas s'appliquer : ${refusal.detail}.`;
    case "POLICY_IMPOSSIBLE":
      return `Aucun masquage ne protège ${refusal.cell} : publiez moins de croisements ou de zonages.`;
    case "SOLVER_TIMEOUT":
      return "Le calcul de protection a dépassé le temps accordé : rien n'est publié. Accordez plus de temps ou réduisez le tableau.";
    case "SOLVER_FAILED":
      return "Le calcul de protection n'a pas abouti : rien n'est publié. Recommencez ; s'il échoue encore, réduisez le tableau (moins de croisements), et transmettez le fichier à l'exploitant du hub.";
  }
}

/** Runs a computation to its end, or refuses: a solver that stops leaves nothing half-done. */
export async function solvedOrRefused<T>(compute: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await compute();
  } catch (fault) {
    if (!(fault instanceof SolverFault)) throw fault;
    return refused(
      fault.why === "TIME" ? { code: "SOLVER_TIMEOUT" } : { code: "SOLVER_FAILED", detail: fault.message },
    );
  }
}
