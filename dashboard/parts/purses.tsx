import { amountText } from "../french/words.ts";
import { type BudgetLine, totalOf } from "../hub/funding.ts";
import { AmountCell, Invented, Table } from "./table.tsx";

interface Props {
  readonly purses: readonly BudgetLine[];
  readonly isInvented: boolean;
  /** Euros of requests taken back, which are in none of the sums. */
  readonly withdrawn: number;
}

/** What each funder was asked and decided: what was asked is the sum of the columns after it, whoever is not heard. */
export function Purses({ purses, isInvented, withdrawn }: Props) {
  if (purses.length === 0) return <p>Ces actions n'ont fait l'objet d'aucune demande de financement.</p>;
  const hasUnknown = purses.some(({ unknown }) => unknown > 0);
  const lines = purses.length > 1 ? [...purses, totalOf(purses, "Ensemble")] : purses;
  return (
    <>
      {isInvented && <Invented />}
      <Table
        label="Montants demandés, et ce qu'il en est advenu, en euros"
        head={[
          "Financeur",
          "Demandé (€)",
          "Accordé (€)",
          "Non accordé des demandes accordées (€)",
          "Refusé (€)",
          "En attente (€)",
          ...(hasUnknown ? ["Sans réponse connue (€)"] : []),
        ]}
      >
        {lines.map(({ funder, asked, granted, reduced, refused, pending, unknown, isDeclared }) => (
          <tr key={funder} class={isInvented ? "invented" : undefined}>
            <th scope="row">
              {funder} {unknown > 0 && <span class="mark">non entendu</span>}{" "}
              {isDeclared && <span class="mark">déclaré</span>}
            </th>
            <AmountCell value={asked} />
            {[granted, reduced, refused, pending].map((amount, at) => (
              <AmountCell key={String(at)} value={amount}>
                {unknown > 0 ? `au moins ${amountText(amount)}` : amountText(amount)}
              </AmountCell>
            ))}
            {hasUnknown && <AmountCell value={unknown} />}
          </tr>
        ))}
      </Table>
      <p class="when">
        Demandé : la somme des colonnes suivantes.
        {withdrawn > 0 && ` Les demandes que leur auteur a retirées (${amountText(withdrawn)} €) n'y sont pas.`}
      </p>
    </>
  );
}
