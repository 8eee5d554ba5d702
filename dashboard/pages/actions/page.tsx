import { amountText, numberText, statusText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { countFigure, seriesFigures } from "../../hub/figure.ts";
import { grantedBy, mostActions, pursesOf, requestsOf, withdrawnFrom } from "../../hub/funding.ts";
import { ActionsDocument, type ActionsQuery, type FundedFragment } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { type PageAnswer, useAnswer } from "../../hub/useAnswer.ts";
import { Choice, Choices, chosen } from "../../parts/choices.tsx";
import { CoFunding } from "../../parts/coFunding.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { axis, name, type Parameters, recommendation, year } from "../../parts/parameters.ts";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { Purses } from "../../parts/purses.tsx";
import { PageSources } from "../../parts/sources.tsx";
import { Capped, Invented, NumberCell, Table } from "../../parts/table.tsx";
import { actionsAsks } from "../questions.ts";
import { axesFor, type Filters, isChosen, isOfAxis, isToFunder } from "./model.ts";
import { Recommendations } from "./recommendations.tsx";

export const actionsParameters: Parameters = {
  annee: year,
  axe: axis,
  preconisation: recommendation,
  financeur: name,
};

/** What was done, by axis and recommendation, with what money, and what came of it. */
export function Actions({ place }: { readonly place: Place }) {
  const answer = useAnswer(ActionsDocument, actionsAsks(place), place.asOf, everyPartner);
  const actions = answer?.data?.actions ?? [];
  const axes = answer?.data?.axes ?? [];
  const { annee = "", axe = "", preconisation = "", financeur = "" } = place.filters;
  const years = [...new Set(actions.map(({ year }) => String(year)))].sort();
  const codes = axes.filter(isOfAxis(axe)).flatMap(({ recommendations }) => recommendations.map(({ code }) => code));
  const funders = [...new Set(actions.flatMap(requestsOf).map(({ funder }) => funder))].sort();
  return (
    <>
      <p class="lead">
        Ce qui est fait, par axe et par préconisation, avec quel argent, et ce qui en est sorti. Un choix vaut pour
        toute la page.
      </p>
      <Choices>
        <Choice label="Année" place={place} name="annee" every="toutes" value={annee} of={years} />
        {/* A recommendation is of one axis: another axis leaves it. */}
        <Choice
          label="Axe"
          place={chosen(place, "preconisation", null)}
          name="axe"
          every="tous"
          value={axe}
          of={axes.map(({ number }) => String(number))}
          nameOf={(axisNumber) =>
            `${axisNumber}. ${axes.find(({ number }) => String(number) === axisNumber)?.title ?? ""}`
          }
        />
        <Choice
          label="Préconisation"
          place={place}
          name="preconisation"
          every="toutes"
          value={preconisation}
          of={codes}
        />
        <Choice label="Financeur" place={place} name="financeur" every="tous" value={financeur} of={funders} />
      </Choices>
      {answer ? <Answered answer={answer} filters={place.filters} /> : <Waiting />}
    </>
  );
}

type Answer = PageAnswer<ActionsQuery, { readonly origin: Place["origin"] }>;

function Answered({ answer, filters }: { readonly answer: Answer; readonly filters: Filters }) {
  const actions = answer.data?.actions;
  const axes = answer.data?.axes ?? [];
  const chosenActions = (actions ?? []).filter(isChosen(filters));
  const chosenAxes = axesFor(axes, filters);
  return (
    <>
      <Notices answer={answer} />
      {!actions ? (
        <p>{silenceOf(answer.refusals, "department")} On ne sait pas quelles actions sont inscrites.</p>
      ) : chosenActions.length === 0 ? (
        <p>{noneText(actions.length, answer.of.variables.origin)}</p>
      ) : (
        <Listed actions={chosenActions} filters={filters} />
      )}
      <Capped count={actions?.length ?? 0} most={mostActions} what="actions" />
      {axes.length > 0 && chosenAxes.length === 0 && <p>Aucune préconisation du Pacte ne répond à ces choix.</p>}
      {chosenAxes.map((chosenAxis) => (
        <Recommendations
          key={chosenAxis.number}
          axis={chosenAxis}
          actions={actions ? { chosen: chosenActions, all: actions } : null}
          filters={filters}
          refusals={answer.refusals}
        />
      ))}
      <PageSources
        of={axes.flatMap(({ recommendations }) =>
          recommendations.flatMap(({ department, poleEmploi, caf, siae }) =>
            [department, poleEmploi, caf, siae].flatMap((publisher) => [
              seriesFigures(publisher?.outcomes, countFigure),
              seriesFigures(publisher?.inventedOutcomes, countFigure),
            ]),
          ),
        )}
      />
    </>
  );
}

function noneText(actionCount: number, origin: Place["origin"]): string {
  const register = isDemonstration(origin) ? "de démonstration" : "réel";
  return actionCount === 0
    ? `Le registre ${register} n'a aucune action.`
    : `Aucune des ${numberText(actionCount)} actions du registre ${register} ne répond à ces choix.`;
}

/** The actions, and their money: of the funder that was chosen alone, if one was. */
function Listed({ actions, filters }: { readonly actions: readonly FundedFragment[]; readonly filters: Filters }) {
  const { financeur } = filters;
  const requestsFor = (action: FundedFragment) => requestsOf(action).filter(isToFunder(filters));
  const purses = pursesOf(actions.flatMap(requestsFor));
  const isInvented = actions.some(({ record }) => record.demonstration);
  return (
    <>
      {isInvented && <Invented />}
      <Table
        label={`${numberText(actions.length)} ${actions.length < 2 ? "action" : "actions"}`}
        head={[
          "Action",
          "Année",
          "État",
          "Préconisations",
          "Territoire",
          financeur ? `Accordé par ${financeur} (€)` : "Accordé, tous financeurs (€)",
        ]}
      >
        {actions.map((action) => {
          const granted = grantedBy(requestsFor(action));
          return (
            <tr key={action.id} class={action.record.demonstration ? "invented" : undefined}>
              <th scope="row">
                {action.title}, {action.operator.name}
              </th>
              <NumberCell value={action.year}>{action.year}</NumberCell>
              <td>{statusText[action.status] ?? action.status}</td>
              <td>{action.recommendations.map(({ code }) => code).join(", ")}</td>
              <td>{action.territory.name}</td>
              <NumberCell value={granted}>
                {granted === null ? "un financeur non entendu" : amountText(granted)}
              </NumberCell>
            </tr>
          );
        })}
      </Table>
      <h2>Ce que ces actions coûtent{financeur && ` : demandes faites à ${financeur}`}</h2>
      <CoFunding purses={purses} isInvented={isInvented} />
      <Purses purses={purses} isInvented={isInvented} withdrawn={withdrawnFrom(actions, isToFunder(filters))} />
    </>
  );
}
