import { periodText } from "../french/words.ts";
import { csvOf, type Row, saved } from "../hub/csv.ts";
import { isInvented, valueText } from "../hub/figure.ts";
import { Marks } from "./figure.tsx";
import { Unfolded } from "./unfolded.tsx";

interface Props {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The table that says what a chart shows, and its file. */
export const TableTwin = ({ title, rows }: Props) => (
  <Unfolded class="twin" summary={`Le tableau : ${title}`}>
    {() => <OpenedTable title={title} rows={rows} />}
  </Unfolded>
);

const OpenedTable = ({ title, rows }: Props) => (
  <>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
    <section class="scroll" tabIndex={0} aria-label={`Tableau : ${title}`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Libellé</th>
            <th scope="col">Période</th>
            <th scope="col">Valeur</th>
            <th scope="col">Unité</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figure }) => (
            <tr key={`${name}${figure.period}`} class={isInvented(figure) ? "invented" : undefined}>
              <th scope="row">{name}</th>
              <td>{periodText(figure.period)}</td>
              <td class="number">{valueText(figure)}</td>
              <td>{figure.unit}</td>
              <td>
                <Marks figure={figure} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <button type="button" class="link" onClick={() => saved(title, csvOf(title, rows))}>
      Télécharger en CSV<span class="hidden"> : {title}</span>
    </button>
  </>
);
