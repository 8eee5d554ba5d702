import { numberText } from "../../french/words.ts";
import type { Agenda } from "./model.ts";

/** One line for each kind of decision, the count first: the list that a president reads out. */
export function NextMeeting({ agenda: { overdue, unreferred, ending, uncarried } }: { readonly agenda: Agenda }) {
  const funders = [...new Set(overdue.map(({ funder }) => funder))];
  const lines = [
    {
      count: overdue.length,
      href: "#demandes",
      one: "demande attend une réponse au-delà du jour annoncé",
      many: "demandes attendent une réponse au-delà du jour annoncé",
      detail: funders.length > 0 ? ` : ${funders.join(" ; ")}` : "",
    },
    {
      count: unreferred.length,
      href: "#blocages",
      one: "point de blocage n'a été porté devant aucune instance",
      many: "points de blocage n'ont été portés devant aucune instance",
      detail: "",
    },
    {
      count: ending.length,
      href: "/conventions",
      one: "convention en vigueur finit dans les six mois",
      many: "conventions en vigueur finissent dans les six mois",
      detail: ending.length > 0 ? ` : ${ending.map(({ title }) => title).join(" ; ")}` : "",
    },
    {
      count: uncarried.length,
      href: "#preconisations",
      one: "préconisation du Pacte n'a aucune action inscrite",
      many: "préconisations du Pacte n'ont aucune action inscrite",
      detail: uncarried.length > 0 && uncarried.length < 9 ? ` : ${uncarried.map(({ code }) => code).join(", ")}` : "",
    },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return <p>Rien, d'après les registres, n'attend la prochaine réunion.</p>;
  return (
    <ol class="agenda">
      {lines.map(({ count, href, one: singular, many: plural, detail }) => (
        <li key={href}>
          <a href={href}>
            <b>{numberText(count)}</b> {count === 1 ? singular : plural}
          </a>
          {detail}.
        </li>
      ))}
    </ol>
  );
}
