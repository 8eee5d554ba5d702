import { partnerOf } from "@pacte-hub/schema/model/partner";
import { type AcrossAsk, acrossText } from "@pacte-hub/schema/rules/partnershipAcross";
import { dayText, numberText } from "../../french/words.ts";
import { acrossOf } from "../../hub/across.ts";
import { silenceOf } from "../../hub/ask.ts";
import { type FundedFragment, PartnershipDocument, type PartnershipQuery } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Choice, Choices } from "../../parts/choices.tsx";
import { JoinedInstitutions } from "../../parts/joined.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { oneOf, type Parameters } from "../../parts/parameters.ts";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { AmountCell, NumberCell, Table } from "../../parts/table.tsx";
import { partnershipAsks } from "../questions.ts";
import { SignatureMeasures } from "./signatures.tsx";

type Measured = NonNullable<PartnershipQuery["partnership"]>;
const years = ["2017", "2018", "2019", "2020", "2021"];
export const partnershipParameters: Parameters = {
  annee: oneOf(new Map(years.map((year) => [year, `année ${year}`]))),
};

/** The second level of evaluation: does the partnership itself work? */
export function Partnership({ place }: { readonly place: Place }) {
  const { annee = "" } = place.filters;
  const variables = partnershipAsks(place);
  const answer = useAnswer(PartnershipDocument, variables, place.asOf, everyPartner);
  const measured = answer?.data?.partnership;
  return (
    <>
      <p class="lead">
        Le partenariat lui-même fonctionne-t-il ? C'est le second niveau d'évaluation du Pacte : chaque mesure est
        calculée d'après les registres, rien n'est saisi à la main.
      </p>
      <Choices>
        <Choice label="Année" place={place} name="annee" every="tout le Pacte" value={annee} of={years} />
      </Choices>
      {answer ? <Notices answer={answer} /> : <Waiting />}
      {measured ? (
        <>
          <Measures measured={measured} />
          <AcrossMeasures
            actions={answer?.data?.actions ?? []}
            ask={{ year: variables.year ?? null, on: measured.on }}
            isInvented={measured.demonstration}
          />
          <SignatureMeasures answered={answer?.data ?? null} on={measured.on} isInvented={measured.demonstration} />
        </>
      ) : (
        answer && <p>{silenceOf(answer.refusals, "department")} Rien ne se mesure.</p>
      )}
      <JoinedInstitutions invented={isDemonstration(place.origin)} asOf={place.asOf} />
    </>
  );
}

/** What no institution can count alone: every funder's own decisions, summed where the reader holds them all. */
function AcrossMeasures({
  actions,
  ask: acrossAsk,
  isInvented,
}: {
  readonly actions: readonly FundedFragment[];
  readonly ask: AcrossAsk;
  readonly isInvented: boolean;
}) {
  const { measures, grantedBy, silent } = acrossOf(actions, acrossAsk);
  const names = new Map(actions.flatMap(({ fundingRequests }) => fundingRequests.map(funderOf)));
  return (
    <section class={isInvented ? "block invented" : "block"}>
      <h2>D'après tous les financeurs {isInvented && <span class="mark invented">démonstration</span>}</h2>
      <p>
        Chaque institution dit ses propres décisions, et nulle ne voit celles d'une autre : la somme est faite ici.
        {silent.length > 0 &&
          ` Sans réponse de ${silent.map((id) => partnerOf(id).name).join(", ")} : ces mesures sont partielles.`}
      </p>
      <Table
        label="Le partenariat d'après tous les financeurs"
        head={["Mesure", "Valeur", "Comment elle est calculée"]}
      >
        {measures.map(({ id, value, isPartial }) => (
          <tr key={id} class={isInvented ? "invented" : undefined}>
            <th scope="row">{acrossText[id].title}</th>
            <NumberCell value={value}>
              {value === null ? "rien à mesurer" : `${numberText(value)}${isPartial ? " (partiel)" : ""}`}
            </NumberCell>
            <td>{acrossText[id].explanation}</td>
          </tr>
        ))}
      </Table>
      {grantedBy.length > 0 && (
        <Table label="Montants accordés, par financeur" head={["Financeur", "Accordé (€)"]}>
          {grantedBy.map(({ funder, amount }) => (
            <tr key={funder} class={isInvented ? "invented" : undefined}>
              <th scope="row">{names.get(funder) ?? funder}</th>
              <AmountCell value={amount} />
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

const funderOf = ({ funder, addressee }: FundedFragment["fundingRequests"][number]): readonly [string, string] => [
  addressee?.id ?? funder?.id ?? "",
  addressee?.name ?? funder?.name ?? "",
];

function Measures({ measured: { on, demonstration, measures, participation } }: { readonly measured: Measured }) {
  return (
    <>
      {demonstration && (
        <p class="banner invented" role="note">
          Cette page est calculée d'événements inventés pour la démonstration : elle ne note aucune institution réelle.
        </p>
      )}
      <p class="when">Calculé au {dayText(on)}.</p>
      <Table label="Le partenariat en mesures" head={["Mesure", "Valeur", "Comment elle est calculée"]}>
        {measures.map(({ id, title, value, explanation, demonstration: isInvented }) => (
          <tr key={id} class={isInvented ? "invented" : undefined}>
            <th scope="row">{title}</th>
            <NumberCell value={value}>{value === null ? "rien à mesurer" : numberText(value)}</NumberCell>
            <td>{explanation}</td>
          </tr>
        ))}
      </Table>
      {participation.length > 0 && (
        <section>
          <h2>Présence aux réunions</h2>
          <Table
            label="Présence aux réunions, par institution"
            head={["Institution", "Convoquée", "Présente", "Excusée"]}
          >
            {participation.map(({ institution, called, present, excused, demonstration: isInvented }) => (
              <tr key={institution?.name} class={isInvented ? "invented" : undefined}>
                <th scope="row">{institution?.name ?? "—"}</th>
                <NumberCell value={called} />
                <NumberCell value={present} />
                <NumberCell value={excused} />
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  );
}
