import { numberText, statusText } from "../../french/words.ts";
import { mostActions } from "../../hub/funding.ts";
import { Capped } from "../../parts/table.tsx";

interface Inscribed {
  readonly actions: readonly { readonly status: string }[] | null;
  readonly isInvented: boolean;
  readonly silence: string;
}

/** How many actions the register holds, and in which state they are. */
export function ActionsTile({ actions, isInvented, silence }: Inscribed) {
  const by = new Map<string, number>();
  for (const { status } of actions ?? []) by.set(status, (by.get(status) ?? 0) + 1);
  return (
    <article class={isInvented ? "figure invented" : "figure"}>
      <h3>Actions inscrites</h3>
      <p class="value">{actions ? numberText(actions.length) : "—"}</p>
      {isInvented && <span class="mark invented">démonstration</span>}
      {!actions && <p>{silence}</p>}
      {actions?.length === 0 && <p>Le registre {isInvented ? "de démonstration" : "réel"} n'a aucune action.</p>}
      <ul>
        {[...by].map(([status, count]) => (
          <li key={status}>
            {statusText[status] ?? status} : {numberText(count)}
          </li>
        ))}
      </ul>
      <Capped count={actions?.length ?? 0} most={mostActions} what="actions" />
    </article>
  );
}
