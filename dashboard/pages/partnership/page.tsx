import { dayText, numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { PartnershipDocument, type PartnershipQuery } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { go, type Place } from "../../parts/place.ts";
import { Invented, Table } from "../../parts/table.tsx";

type Measured = NonNullable<PartnershipQuery["partnership"]>;
const years = ["2017", "2018", "2019", "2020", "2021"];

/** The second level of evaluation: does the partnership itself work? */
export function Partnership({ place }: { readonly place: Place }) {
  const { annee = "" } = place.filters;
  const year = years.includes(annee) ? Number(annee) : null;
  const answer = useAnswer(PartnershipDocument, { origin: place.origin, year }, place.asOf);
  if (!answer) return <Waiting />;
  const measured = answer.data?.partnership;
  return (
    <>
      <Notices refusals={answer.refusals} />
      <form class="choices">
        <label>
          Année
          <select
            value={annee}
            onChange={(event) => {
              const { annee: _, ...others } = place.filters;
              const { value } = event.currentTarget;
              go({ ...place, filters: value ? { ...others, annee: value } : others });
            }}
          >
            <option value="">tout le Pacte</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </form>
      {measured ? (
        <Measures measured={measured} />
      ) : (
        <p>{silenceOf(answer.refusals, "department")} Rien ne se mesure.</p>
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
            <th scope="row">
              {title} {isInvented && <Invented />}
            </th>
            <td class="number">{value === null ? "rien à mesurer" : numberText(value)}</td>
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
                <th scope="row">
                  {institution?.name ?? "—"} {isInvented && <Invented />}
                </th>
                <td class="number">{called}</td>
                <td class="number">{present}</td>
                <td class="number">{excused}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  );
}
