import { whenText } from "../../french/words.ts";
import { type ConventionState, type Dated, type Group, groupOf, lifeOf } from "./model.ts";

export interface TimelineConvention extends Dated, ConventionState {
  readonly id: string;
  readonly title: string;
}

const groupText: Readonly<Record<Group, string>> = {
  expiring: "finit dans les six mois",
  inForce: "en vigueur",
  coming: "à venir ou à signer",
  unknown: "état inconnu",
  expired: "échue",
};

/** Every convention on one line of time, those without a date too: what the Pact says of them is its own years. */
export function Timeline({
  conventions,
  day,
}: {
  readonly conventions: readonly TimelineConvention[];
  readonly day: string;
}) {
  const lives = conventions.map((convention) => ({
    convention,
    life: lifeOf(convention),
    group: groupOf(convention, day),
  }));
  const first = Math.min(...lives.map(({ life }) => life.from.getUTCFullYear()), 2017);
  const last = Math.max(...lives.map(({ life }) => life.to.getUTCFullYear()), 2021) + 1;
  const years = Array.from({ length: last - first }, (_, at) => first + at);
  const at = (date: Date): number =>
    ((date.getTime() - Date.UTC(first, 0, 1)) / (Date.UTC(last, 0, 1) - Date.UTC(first, 0, 1))) * 100;
  const now = at(new Date(day));
  return (
    <>
      <p class="key">
        Plein : deux dates dites ; bout ouvert : une seule ; tirets : aucune, le Pacte l'atteste pour ses années, 2017 à
        2021.{now > 0 && now < 100 && " Le trait est le jour choisi."}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Le temps des conventions">
        <table class="timeline">
          <caption class="hidden">Le temps des conventions : de quand à quand court chacune</caption>
          <thead>
            <tr>
              <th scope="col">Convention</th>
              <th scope="col" class="years">
                <span class="hidden">Durée</span>
                <span class="axis" aria-hidden="true">
                  {years.map((year, index) => (
                    <span key={year} style={{ left: `${(index / years.length) * 100}%` }}>
                      {year}
                    </span>
                  ))}
                </span>
              </th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {lives.map(({ convention, life, group }) => (
              <tr key={convention.id} class={group}>
                <th scope="row">{convention.title}</th>
                <td>
                  <span class="hidden">{lifeText(convention)}</span>
                  <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    {years.map((year, index) => (
                      <path key={year} class="year" d={`M${(index / years.length) * 100} 0v20`} />
                    ))}
                    <rect
                      class={
                        life.isFromSaid && life.isToSaid ? "said" : life.isFromSaid || life.isToSaid ? "half" : "unsaid"
                      }
                      x={at(life.from)}
                      width={Math.max(0.8, at(life.to) - at(life.from))}
                      y="5"
                      height="10"
                    />
                    {now > 0 && now < 100 && <path class="now" d={`M${now} 0v20`} />}
                  </svg>
                </td>
                <td>{groupText[group]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** "du 1er avril 2014, sans terme dit", as one who does not see the bar is told. */
function lifeText({ start, signed, end, expectedSignature }: Dated): string {
  const from = start ?? signed;
  if (from && end) return `de ${whenText(from)} à ${whenText(end)}`;
  if (from) return `depuis ${whenText(from)}, sans terme dit`;
  if (end) return `jusqu'à ${whenText(end)}, sans début dit`;
  return expectedSignature ? `signature attendue : ${whenText(expectedSignature)}` : "aucune date dite";
}
