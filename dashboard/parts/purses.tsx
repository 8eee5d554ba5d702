import { eurosText } from "../french/words.ts";
import type { BudgetLine } from "../hub/funding.ts";
import { Invented, Table } from "./table.tsx";

/** What each funder was asked and decided; a sum that lacks a part says so. */
export function Purses({
  purses,
  isInvented,
}: {
  readonly purses: readonly BudgetLine[];
  readonly isInvented: boolean;
}) {
  return (
    <Table
      label="Montants demandés, accordés, refusés et en attente, en euros"
      head={["Financeur", "Demandé", "Accordé", "Refusé", "En attente"]}
    >
      {purses.map(({ funder, asked, granted, refused, pending, unknown, isDeclared }) => (
        <tr key={funder} class={isInvented ? "invented" : undefined}>
          <th scope="row">
            {funder} {unknown > 0 && <span class="mark">non entendu : {eurosText(unknown)} sans réponse connue</span>}{" "}
            {isDeclared && <span class="mark">déclaré</span>} {isInvented && <Invented />}
          </th>
          {[asked, granted, refused, pending].map((amount, at) => (
            <td key={`${funder}${String(at)}`} class="number">
              {at > 0 && unknown > 0 ? (amount > 0 ? `au moins ${eurosText(amount)}` : "—") : eurosText(amount)}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
