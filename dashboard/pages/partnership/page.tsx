import { dayText, numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { PartnershipDocument, type PartnershipQuery } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Choice, Choices } from "../../parts/choices.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { oneOf, type Parameters } from "../../parts/parameters.ts";
import type { Place } from "../../parts/place.ts";
import { NumberCell, Table } from "../../parts/table.tsx";

type Measured = NonNullable<PartnershipQuery["partnership"]>;
const years = ["2017", "2018", "2019", "2020", "2021"];
export const partnershipParameters: Parameters = {
  annee: oneOf(new Map(years.map((year) => [year, `année ${year}`]))),
};

/** The second level of evaluation: does the partnership itself work? */
export function Partnership({ place }: { readonly place: Place }) {
  const { annee = "" } = place.filters;
  const year = annee ? Number(annee) : null;
  const answer = useAnswer(PartnershipDocument, { origin: place.origin, year }, place.asOf);
  const measured = answer?.data?.partnership;
  return (
    <>
      <Choices>
        <Choice label="Année" place={place} name="annee" every="tout le Pacte" value={annee} of={years} />
      </Choices>
      {answer ? <Notices answer={answer} /> : <Waiting />}
      {measured ? (
        <Measures measured={measured} />
      ) : (
        answer && <p>{silenceOf(answer.refusals, "department")} Rien ne se mesure.</p>
      )}
    </>
  );
}

function Measures({ measured: { on, demonstration, measures, participation } }: { readonly measured: Measured }) {
  return (
    <>
      {demonstration && (
        <p class="banner invented" role="note">
          Cette page est calculée d'événements inventés pour la démonstration : elle ne note aucune institution réelle.
        </p>
      )}
      <p class="lead">Calculé le {dayText(on)} d'après les registres : rien n'est saisi à la main.</p>
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
