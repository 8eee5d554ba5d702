import { numberText, periodText } from "@pacte-hub/dashboard/french/words";
import type { HubAnswer } from "../ask.ts";
import { Chart } from "./chart.tsx";
import { Copies } from "./copies.tsx";
import { Downloads } from "./downloads.tsx";
import type { Indicator } from "./offer.ts";
import { Provenance } from "./provenance.tsx";
import { refusalsOf } from "./refusals.ts";
import type { Row, TerritoriesAnswer } from "./rows.ts";
import { brokenAt } from "./series.ts";
import { boundsText, coverageText, stateText, valueText } from "./words.ts";

interface ResultProps {
  readonly query: string;
  readonly indicators: readonly Indicator[];
  readonly rows: readonly Row[];
  readonly answer: HubAnswer<TerritoriesAnswer>;
  /** Figures that were made up to show the hub. */
  readonly isInvented: boolean;
  /** Of a file that is downloaded, without its ending. */
  readonly name: string;
  readonly codeColumns: readonly string[];
}

/** The answer: drawn, in a table, and ready for another tool. */
export function Result({ query, indicators, rows, answer, isInvented, name, codeColumns }: ResultProps) {
  const { errors = [], extensions } = answer;
  const indicatorsDrawn = [...new Set(rows.map(({ indicator }) => indicator))];
  return (
    <>
      {refusalsOf(errors).map(({ message, code, times }) => (
        <p className="notice" role="alert" key={message}>
          {message} {code && <small>[{code}]</small>}
          {times > 1 && ` (pour ${times} lignes)`}
        </p>
      ))}
      {isInvented && (
        <p className="banner invented">
          Chiffres de démonstration : ils sont inventés, et ne disent rien du département. Ne les citez pas.
        </p>
      )}
      {rows.length > 0 && (
        <>
          <Downloads question={{ query }} name={name} />
          <Table rows={rows} isInvented={isInvented} />
        </>
      )}
      <section className="charts" aria-label="Graphiques">
        {indicatorsDrawn.map((indicator) => (
          <Chart
            key={indicator.key}
            title={`${indicator.title} (${indicator.institutionName})${isInvented ? ", démonstration" : ""}`}
            isInvented={isInvented}
            rows={rows.filter((row) => row.indicator === indicator)}
          />
        ))}
      </section>
      {rows.length > 0 && (
        <Provenance indicators={indicators} releases={extensions?.releases ?? []} cost={extensions?.cost} />
      )}
      <Copies
        question={{ query }}
        codeColumns={codeColumns}
        beside={<a href={`/graphql?query=${encodeURIComponent(query)}`}>L'ouvrir dans l'explorateur</a>}
      />
    </>
  );
}

/** More lines and the page is slow to scroll: the files have them all. */
const mostShown = 1_000;

function Table({ rows, isInvented }: { readonly rows: readonly Row[]; readonly isInvented: boolean }) {
  const hasParts = rows.some(({ part }) => part !== "");
  const broken = brokenAt(rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls under the keyboard too
    <section className="scroll" tabIndex={0} aria-label="Tableau">
      <table>
        <caption>
          {numberText(rows.length)} {rows.length === 1 ? "ligne" : "lignes"}
          {rows.length > mostShown && `, les ${numberText(mostShown)} premières : les fichiers les ont toutes`}. «
          secret », « non collecté »… : une case sans valeur n'est jamais un zéro (
          <a href="/docs/lire-un-chiffre">lire un chiffre</a>).
        </caption>
        <thead>
          <tr>
            <th scope="col">Territoire</th>
            <th scope="col">Indicateur</th>
            <th scope="col">Institution</th>
            {hasParts && <th scope="col">Ventilation</th>}
            <th scope="col">Période</th>
            <th scope="col" className="number">
              Valeur
            </th>
            <th scope="col">État</th>
            <th scope="col">Intervalle certain</th>
            <th scope="col">Couverture</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((row) => (
            <tr
              key={`${row.code} ${row.indicator.key} ${row.period} ${row.part}`}
              className={isInvented ? "invented" : undefined}
            >
              <th scope="row">{row.place}</th>
              <td>{row.indicator.title}</td>
              <td>{row.indicator.institutionName}</td>
              {hasParts && <td>{row.part === "" ? "ensemble" : row.part}</td>}
              <td>{periodText(row.period)}</td>
              <td className={row.value === null ? "number absent" : "number"}>{valueText(row)}</td>
              <td>
                {isInvented && (
                  <>
                    <span className="mark invented">démonstration</span>{" "}
                  </>
                )}
                {stateText(row.status)}
                {broken.has(row) && ` ; rupture : ${broken.get(row)}`}
              </td>
              <td className="bounds">{boundsText(row)}</td>
              <td>{coverageText(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
