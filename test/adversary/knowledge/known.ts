import type { Seen } from "../fetch/seen.ts";
import type { Knowledge, KnowledgeKind } from "../solve/table.ts";
import { type Shown, shownCells } from "./cells.ts";
import { defined } from "./defined.ts";
import { withLatentCells } from "./latent.ts";
import { rateRelations } from "./rates.ts";
import { absentActions, absentStructures } from "./registers.ts";
import { sums } from "./sums.ts";

/** What an intruder reckons with, from all that was seen; `without` leaves kinds of knowledge out, to tell what each is worth. */
export function knowledgeOf(seen: Seen, without: readonly KnowledgeKind[] = []): Knowledge & { readonly shown: Shown } {
  const shown = withLatentCells(shownCells(seen.releases, seen.beside), seen.territories);
  const { relations, zeros } = defined(shown);
  const isUsed = ({ kind }: { readonly kind: KnowledgeKind }) => !without.includes(kind);
  const registers = [
    ...absentActions(shown, seen.actions),
    ...absentStructures(shown, seen.structures, seen.territories),
  ];
  return {
    shown,
    cells: shown.cells,
    relations: [...sums(shown, seen.territories), ...relations, ...rateRelations(shown, seen.rates)].filter(isUsed),
    facts: [...shown.facts, ...registers].filter(isUsed),
    zeros: zeros.filter(isUsed),
  };
}
