import { institutionText } from "../french/words.ts";
import { isPassing, type Refused } from "../hub/ask.ts";

/** Says who does not answer, or refuses and why; what the others said stands on the page. */
export function Notices({ refusals }: { readonly refusals: readonly Refused[] }) {
  const passing = refusals.filter(isPassing);
  const closed = refusals.filter((one) => !isPassing(one));
  return (
    <div class="notices" role="status">
      {passing.map((refusal) => (
        <p key={refusal.message} class="notice passing">
          <strong>{refusal.institution ? institutionText(refusal.institution) : "Le hub"} ne répond pas.</strong>{" "}
          {refusal.message} Les chiffres qui manquent sont marqués « — » ; la page redemande d'elle-même.
        </p>
      ))}
      {closed.length > 0 && (
        <details class="notice">
          <summary>
            {closed.length === 1
              ? "Un jeu de données ne vous est pas ouvert"
              : `${closed.length} jeux de données ne vous sont pas ouverts`}{" "}
            : pourquoi ?
          </summary>
          <ul>
            {closed.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function Waiting() {
  return (
    <p class="waiting" role="status">
      Les institutions répondent…
    </p>
  );
}
