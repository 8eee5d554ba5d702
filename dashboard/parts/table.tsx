import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { amountText, numberText } from "../french/words.ts";
import { csvOfCells, numeral, saved } from "../hub/csv.ts";

/** A table that scrolls by itself where the page is narrow, is named for those who cannot see it, and has its file. */
export function Table({ label, head, children, file }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const save = () => {
    if (table.current) saved(label, file?.() ?? csvOfCells(cellsOf(table.current)));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={label}>
        <table ref={table}>
          <caption>{label}</caption>
          <thead>
            <tr>
              {head.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
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
  /** The table as a file, where its cells hold more than a cell of a file can. */
  readonly file?: () => string;
}

/** A number as its reader counts (spaces, units), and in the file as a spreadsheet counts; null is what is said in its place. */
export const NumberCell = ({
  value,
  children,
}: {
  readonly value: number | null;
  readonly children?: ComponentChildren;
}) => (
  <td class="number" data-value={value === null && children !== undefined ? undefined : numeral(value)}>
    {children ?? (value === null ? "—" : numberText(value))}
  </td>
);

/** Euros, under a heading that says so. */
export const AmountCell = ({ value, children }: { readonly value: number; readonly children?: ComponentChildren }) => (
  <NumberCell value={value}>{children ?? amountText(value)}</NumberCell>
);

/** A day or a period in words, and in the file as ISO 8601 writes it; an empty cell there for null. */
export const TimeCell = ({ of, children }: { readonly of: string | null; readonly children: ComponentChildren }) => (
  <td data-value={of ?? ""}>{children}</td>
);

/** Says of a list that was cut that it was: what is counted on it is what was read. */
export const Capped = ({
  count,
  most,
  what,
}: {
  readonly count: number;
  readonly most: number;
  readonly what: string;
}) =>
  count < most ? null : (
    <p class="notice">
      Seules les {numberText(most)} premières {what} sont lues ici : il peut y en avoir d'autres, qui ne sont ni
      montrées ni comptées.
    </p>
  );

/** What says of a row that nobody lived it. */
export const Invented = () => <span class="mark invented">démonstration</span>;

/** The rows of a table that is drawn. Where a row may be invented, a last column says of each whether it is. */
function cellsOf({ rows }: HTMLTableElement): readonly (readonly string[])[] {
  const [head, ...lines] = [...rows];
  const hasInvented = lines.some(isInvented);
  return [
    [...textsOf(head), ...(hasInvented ? ["Origine"] : [])],
    ...lines.map((row) => [...textsOf(row), ...(hasInvented ? [isInvented(row) ? "DÉMONSTRATION" : "réel"] : [])]),
  ];
}

const isInvented = ({ classList }: HTMLTableRowElement): boolean => classList.contains("invented");

const textsOf = (row: HTMLTableRowElement | undefined): readonly string[] =>
  [...(row?.cells ?? [])].map((cell) => cell.dataset.value ?? textOf(cell, row ? isInvented(row) : false));

/** Its words; what stands on lines of its own is told apart, and a mark that the last column says is left out. */
function textOf(cell: HTMLTableCellElement, isOfInvented: boolean): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  if (isOfInvented) for (const mark of copy.querySelectorAll(".mark.invented")) mark.remove();
  for (const part of copy.querySelectorAll(".opening")) part.append(" ; ");
  return (copy.textContent ?? "").replace(/[\s;]+$/, "");
}
