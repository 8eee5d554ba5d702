import { eurosText, institutionText, numberText, statusText } from "../../french/words.ts";
import { type Refused, silenceOf } from "../../hub/ask.ts";
import { latest, told, toldCount, valueText } from "../../hub/figure.ts";
import { grantedTo, pursesOf, requestsOf } from "../../hub/funding.ts";
import { ActionsDocument, type ActionsQuery, type FundedFragment } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Marks } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { go, type Place } from "../../parts/place.ts";
import { Purses } from "../../parts/purses.tsx";
import { PageSources } from "../../parts/sources.tsx";
import { Invented, Table } from "../../parts/table.tsx";

type Axis = NonNullable<ActionsQuery["axes"]>[number];

/** What was done, by axis and recommendation, with what money, and what came of it. */
export function Actions({ place }: { readonly place: Place }) {
  const answer = useAnswer(ActionsDocument, { origin: place.origin }, place.asOf);
  if (!answer) return <Waiting />;
  const all = answer.data?.actions ?? [];
  const axes = answer.data?.axes ?? [];
  const { annee = "", axe = "", preconisation = "", financeur = "" } = place.filters;
  const shown = all.filter(isChosen(place.filters));
  const years = [...new Set(all.map(({ year }) => String(year)))].sort();
  const codes = axes
    .filter(({ number }) => !axe || String(number) === axe)
    .flatMap(({ recommendations }) => recommendations.map(({ code }) => code));
  const funders = [...new Set(all.flatMap(requestsOf).map(({ funder }) => funder))].sort();
  const choose = (name: string) => (event: Event) => {
    const { [name]: _, ...others } = place.filters;
    const { value } = event.target as HTMLSelectElement;
    go({ ...place, filters: value ? { ...others, [name]: value } : others });
  };
  return (
    <>
      <Notices refusals={answer.refusals} />
      <form class="choices">
        <Choice name="Année" every="toutes" value={annee} onChange={choose("annee")} of={years} />
        <Choice
          name="Axe"
          every="tous"
          value={axe}
          onChange={choose("axe")}
          of={axes.map(({ number }) => String(number))}
          nameOf={(one) => `${one}. ${axes.find(({ number }) => String(number) === one)?.title}`}
        />
        <Choice
          name="Préconisation"
          every="toutes"
          value={preconisation}
          onChange={choose("preconisation")}
          of={codes}
        />
        <Choice name="Financeur" every="tous" value={financeur} onChange={choose("financeur")} of={funders} />
      </form>
      {!answer.data?.actions ? (
        <p>{silenceOf(answer.refusals, "department")} On ne sait pas quelles actions sont inscrites.</p>
      ) : shown.length === 0 ? (
        <p>
          {place.origin === "REAL"
            ? "Le registre réel n'a aucune action."
            : "Aucune action de démonstration à ces choix."}
        </p>
      ) : (
        <>
          <Listed actions={shown} />
          <h2>Ce que ces actions coûtent</h2>
          <Purses
            purses={pursesOf(shown.flatMap(requestsOf))}
            isInvented={shown.some(({ record }) => record.demonstration)}
          />
        </>
      )}
      {axes
        .filter(({ number }) => !axe || String(number) === axe)
        .map((axis) => (
          <Recommendations
            key={axis.number}
            axis={axis}
            actions={answer.data?.actions ? shown : null}
            refusals={answer.refusals}
          />
        ))}
      <PageSources
        of={axes.flatMap(({ recommendations }) =>
          recommendations.flatMap(({ department, poleEmploi, caf }) =>
            [department, poleEmploi, caf].map((one) => told(one?.outcomes, toldCount)),
          ),
        )}
      />
    </>
  );
}

const isChosen =
  ({ annee, axe, preconisation, financeur }: Place["filters"]) =>
  (action: FundedFragment): boolean =>
    (!annee || String(action.year) === annee) &&
    (!axe || String(action.axis?.number) === axe) &&
    (!preconisation || action.recommendations.some(({ code }) => code === preconisation)) &&
    (!financeur || requestsOf(action).some(({ funder }) => funder === financeur));

interface Chosen {
  readonly name: string;
  /** What no choice is called. */
  readonly every: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly nameOf?: (one: string) => string;
  onChange(event: Event): void;
}

const Choice = ({ name, every, value, of, nameOf = (one) => one, onChange }: Chosen) => (
  <label>
    {name}
    <select value={value} onChange={onChange}>
      <option value="">{every}</option>
      {of.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  </label>
);

function Listed({ actions }: { readonly actions: readonly FundedFragment[] }) {
  return (
    <Table
      label={`${actions.length} actions`}
      head={["Action", "Année", "État", "Préconisations", "Territoire", "Accordé"]}
    >
      {actions.map((action) => (
        <tr key={action.id} class={action.record.demonstration ? "invented" : undefined}>
          <th scope="row">
            {action.title}, {action.operator.name} {action.record.demonstration && <Invented />}
          </th>
          <td>{action.year}</td>
          <td>{statusText[action.status] ?? action.status}</td>
          <td>{action.recommendations.map(({ code }) => code).join(", ")}</td>
          <td>{action.territory.name}</td>
          <Granted amount={grantedTo(action)} />
        </tr>
      ))}
    </Table>
  );
}

const Granted = ({ amount }: { readonly amount: number | null }) => (
  <td class="number">{amount === null ? "un financeur non entendu" : eurosText(amount)}</td>
);

interface Recommended {
  readonly axis: Axis;
  /** null: the register did not answer. */
  readonly actions: readonly FundedFragment[] | null;
  readonly refusals: readonly Refused[];
}

/** Each recommendation with its actions and its outcomes; one without any action is said to be so. */
function Recommendations({ axis, actions, refusals }: Recommended) {
  const silence = (institution: string) => silenceOf(refusals, institution, "outcomes");
  return (
    <section>
      <h2>
        Axe {axis.number}. {axis.title}
      </h2>
      <Table
        label={`Préconisations de l'axe ${axis.number} : actions et derniers résultats publiés`}
        head={[
          "Préconisation",
          "Actions",
          institutionText("department"),
          institutionText("pole-emploi"),
          institutionText("caf"),
        ]}
      >
        {axis.recommendations.map(({ code, title, department, poleEmploi, caf }) => {
          const own = actions?.filter(({ recommendations }) => recommendations.some((one) => one.code === code));
          return (
            <tr key={code}>
              <th scope="row">
                {code} {title}
              </th>
              <td class="number">{own ? (own.length === 0 ? "aucune" : numberText(own.length)) : "—"}</td>
              <Outcome series={told(department?.outcomes, toldCount)} silence={silence("department")} />
              <Outcome series={told(poleEmploi?.outcomes, toldCount)} silence={silence("pole-emploi")} />
              <Outcome series={told(caf?.outcomes, toldCount)} silence={silence("caf")} />
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

function Outcome({ series, silence }: { readonly series: ReturnType<typeof told>; readonly silence: string }) {
  const last = latest(series);
  if (series === null) return <td>{silence}</td>;
  if (!last) return <td>rien de publié</td>;
  return (
    <td class={last.releases.some(({ demonstration }) => demonstration) ? "invented" : undefined}>
      {last.value === null && !last.bounds ? "" : `${valueText(last)} ${last.unit}`} ({last.period}){" "}
      <Marks told={last} />
    </td>
  );
}
