import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { ComponentChildren } from "preact";
import { institutionText, listText, numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { csvOf, type Row } from "../../hub/csv.ts";
import { countText, type FigureText, isInvented } from "../../hub/figure.ts";
import type { FundedFragment } from "../../hub/operations.ts";
import { everyPartner, type Partner, partners } from "../../hub/partners.ts";
import type { Refused } from "../../hub/refused.ts";
import { Marks } from "../../parts/figure.tsx";
import { NumberCell, Table } from "../../parts/table.tsx";
import { type Axis, countOf, type Filters, outcomesOf, type Recommendation } from "./model.ts";

/** What each institution counts of a recommendation: the same people, each by what it knows of them. */
const outcomes: Readonly<Record<Partner, string>> = {
  department: "participants aux actions",
  poleEmploi: "participants en emploi six mois après",
  caf: "participants à qui un droit a été ouvert",
  siae: "salariés sortis de SIAE qu'une action avait accompagnés",
};

interface Props {
  readonly axis: Axis;
  /** Those that answer to the reader's choices, among all; null: the register did not answer. */
  readonly actions: { readonly chosen: readonly FundedFragment[]; readonly all: readonly FundedFragment[] } | null;
  readonly filters: Filters;
  readonly refusals: readonly Refused[];
}

/** Each recommendation with its actions and its outcomes, of the year that was chosen or the latest. */
export function Recommendations({ axis, actions, filters: { annee, financeur }, refusals }: Props) {
  const seriesOf = (recommendation: Recommendation, partner: Partner) => outcomesOf(recommendation[partner], annee);
  const file = () =>
    csvOf(
      "Résultats publiés par préconisation",
      axis.recommendations.flatMap((recommendation) =>
        everyPartner.flatMap((partner) =>
          (seriesOf(recommendation, partner) ?? []).map(
            (figure): Row => ({
              name: `${recommendation.code} ${recommendation.title} : ${outcomes[partner]}`,
              figure,
            }),
          ),
        ),
      ),
    );
  const silent = new Map(
    everyPartner.flatMap((partner) =>
      axis.recommendations.every((recommendation) => seriesOf(recommendation, partner) === null)
        ? [[partner, silenceOf(refusals, partners[partner], "outcomes")]]
        : [],
    ),
  );
  return (
    <section>
      <h2>
        Axe {axis.number}. {axis.title}
      </h2>
      <Silences silent={silent} />
      {financeur && (
        <p>
          Les résultats sont comptés par préconisation, tous financeurs confondus : le choix d'un financeur ne restreint
          que les actions.
        </p>
      )}
      <Table
        label={`Préconisations de l'axe ${axis.number} : actions${actions && actions.chosen.length < actions.all.length ? " à ces choix" : ""}, et résultats publiés ${annee ? `pour ${annee}` : "les plus récents"}, toute la Meuse`}
        head={[
          "Préconisation",
          "Actions",
          ...everyPartner.map((partner) => `${institutionText(partners[partner])} : ${outcomes[partner]}`),
        ]}
        file={file}
      >
        {axis.recommendations.map((recommendation) => (
          <tr key={recommendation.code}>
            <th scope="row">
              {recommendation.code} {recommendation.title}
            </th>
            <ActionCount code={recommendation.code} actions={actions} />
            {everyPartner.map((partner) => (
              <Outcome
                key={partner}
                figures={seriesOf(recommendation, partner)}
                year={annee}
                silence={silent.has(partner) ? <NothingHere /> : silenceOf(refusals, partners[partner], "outcomes")}
              />
            ))}
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** Why a whole column is empty, said once for all who are silent alike. */
function Silences({ silent }: { readonly silent: ReadonlyMap<Partner, string> }) {
  const columnsBySentence = [...grouped([...silent], ([, sentence]) => sentence)];
  return columnsBySentence.map(([sentence, columns]) => {
    const names = listText(columns.map(([partner]) => institutionText(partners[partner])));
    return (
      <p key={sentence}>{columns.length === everyPartner.length ? sentence : `${sentence.slice(0, -1)} (${names}).`}</p>
    );
  });
}

const NothingHere = () => (
  <>
    <span aria-hidden="true">—</span>
    <span class="hidden">aucun chiffre, comme il est dit plus haut</span>
  </>
);

/** How many actions answer to the choices, and of how many, lest a choice be taken for an absence. */
function ActionCount({ code, actions }: { readonly code: string; readonly actions: Props["actions"] }) {
  if (!actions) return <NumberCell value={null} />;
  const [chosenCount, totalCount] = [countOf(code, actions.chosen), countOf(code, actions.all)];
  const text = chosenCount === 0 ? "aucune" : numberText(chosenCount);
  return (
    <NumberCell value={chosenCount}>
      {chosenCount === totalCount ? text : `${text} à ces choix, ${numberText(totalCount)} en tout`}
    </NumberCell>
  );
}

interface Cell {
  readonly figures: readonly FigureText[] | null;
  readonly year: string | undefined;
  /** Why there is none. */
  readonly silence: ComponentChildren;
}

function Outcome({ figures, year, silence }: Cell) {
  if (figures === null) return <td>{silence}</td>;
  if (figures.length === 0) return <td>rien de publié{year && ` pour ${year}`}</td>;
  return (
    <td class={figures.every(isInvented) ? "invented" : undefined}>
      {figures.map((figure) => (
        <span key={figure.releases[0]?.id} class="opening">
          {figure.value === null && !figure.bounds ? "" : countText(figure)} ({figure.period}) <Marks figure={figure} />
        </span>
      ))}
    </td>
  );
}
