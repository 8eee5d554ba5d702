import { disagreementText } from "@pacte-hub/schema/rules/negotiation";
import { disagreementsOf } from "../../hub/across.ts";
import type { FundedFragment } from "../../hub/operations.ts";
import { Table } from "../../parts/table.tsx";

/** Where the register and a funder do not say the same: both are shown, neither is corrected. */
export function Disagreements({
  actions,
  isInvented,
}: {
  readonly actions: readonly FundedFragment[];
  readonly isInvented: boolean;
}) {
  const differing = disagreementsOf(actions);
  if (differing.length === 0) return null;
  return (
    <section id="desaccords">
      <h2>Désaccords entre le registre et les financeurs</h2>
      {isInvented && <p class="mark invented">démonstration : lignes inventées</p>}
      <Table
        label="Ce que le registre et un financeur ne disent pas de même"
        head={["Action", "Financeur", "Désaccord"]}
      >
        {differing.map(({ action, funder, codes }) => (
          <tr key={`${action} ${funder} ${codes.join()}`} class={isInvented ? "invented" : undefined}>
            <th scope="row">{action}</th>
            <td>{funder || "—"}</td>
            <td>{codes.map((code) => disagreementText[code]).join(" ")}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
