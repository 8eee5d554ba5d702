import { dayText, periodText } from "@pacte-hub/dashboard/french/words";
import type { Indicator } from "./offer.ts";

interface ProvenanceProps {
  readonly indicators: readonly Indicator[];
  /** Ids of releases: "caf:rsa-households:2024-12:1". */
  readonly releases: readonly string[];
  readonly cost: number | undefined;
}

/** "Foyers allocataires du RSA, décembre 2024"; the id itself, of what the page does not count. */
function releaseText(id: string, indicators: readonly Indicator[]): string {
  const [, dataset, period, edition] = id.split(":");
  const title = indicators.find((indicator) => indicator.dataset === dataset)?.title;
  if (title === undefined || period === undefined) return id;
  return `${title}, ${periodText(period)}${edition === "1" ? "" : `, version ${edition}`}`;
}

/** Of each figure its source, its licence and its release; on paper, the address that shows it again. */
export function Provenance({ indicators, releases, cost }: ProvenanceProps) {
  return (
    <>
      <h2>D'où viennent ces chiffres</h2>
      <ul className="sources">
        {indicators.map(({ key, title, institutionName, sources }) => (
          <li key={key}>
            {title} ({institutionName}) :{" "}
            {sources.map((source) => `${source.title}, licence : ${source.licence}`).join(" ; ") ||
              "source non précisée"}
          </li>
        ))}
      </ul>
      <p>
        Cette question coûte {cost ?? "?"} valeurs (<a href="/docs/limites">les limites</a>). Publications :
      </p>
      <ul className="releases">
        {releases.map((id) => (
          <li key={id}>
            <a href={`/releases/${encodeURIComponent(id)}.csv?format=libelles-tableur`} title={id}>
              {releaseText(id, indicators)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PrintedProps {
  readonly indicators: readonly Indicator[];
  readonly parts: readonly string[];
  readonly place: string;
  readonly years: string;
}

/** What the page's lists say on a screen, and its address: a printed table can be found again. */
export const Printed = ({ indicators, parts, place, years }: PrintedProps) => (
  <section className="printed" aria-hidden="true">
    <p>
      {indicators.map(({ title }, at) => `${title}${parts[at] ? ` par ${parts[at]}` : ""}`).join(" ; ")}. {place},{" "}
      {years}.
    </p>
    <p>
      Imprimé le {dayText(new Date().toISOString())} de {window.location.href}
    </p>
  </section>
);
