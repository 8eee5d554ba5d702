import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { csvOfCells, saved } from "../hub/csv.ts";

/** A table that scrolls by itself where the page is narrow, is named for those who cannot see it, and has its file. */
export function Table({ label, head, children }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const save = () => {
    const rows = [...(table.current?.rows ?? [])];
    saved(label, csvOfCells(rows.map(({ cells }) => [...cells].map(({ textContent }) => textContent ?? ""))));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={label}>
        <table ref={table}>
          <caption>{label}</caption>
          <thead>
            <tr>
              {head.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
      <button type="button" class="link" onClick={save}>
        Télécharger en CSV<span class="hidden"> : {label}</span>
      </button>
    </>
  );
}

interface Props {
  readonly label: string;
  readonly head: readonly string[];
  readonly children: ComponentChildren;
}

/** What says of a row that nobody lived it. */
export const Invented = () => <span class="mark invented">démonstration</span>;
