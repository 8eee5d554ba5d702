import { institutionText } from "../french/words.ts";
import { isPassing, isUnpublished, type Refused } from "../hub/ask.ts";

/** Says who does not answer, or refuses and why; what the others said stands on the page. */
export function Notices({ refusals }: { readonly refusals: readonly Refused[] }) {
  const passing = refusals.filter(isPassing);
  const others = refusals.filter((one) => !isPassing(one));
  const closed = others.filter(({ code }) => code === "NOT_GRANTED");
  const unpublished = others.filter(isUnpublished);
  const rest = others.filter((one) => !closed.includes(one) && !unpublished.includes(one));
  return (
    <div class="notices" role="status">
      {passing.map((refusal) => (
        <p key={refusal.message} class="notice passing">
          <strong>{refusal.institution ? institutionText(refusal.institution) : "Le hub"} ne répond pas.</strong>{" "}
          {refusal.message} Les chiffres qui manquent sont marqués « — » ; la page redemande d'elle-même.
        </p>
      ))}
      {rest.map(({ message }) => (
        <p key={message} class="notice">
          {message}
        </p>
      ))}
      <Reasons
        of={closed}
        one="Un jeu de données ne vous est pas ouvert"
        many="jeux de données ne vous sont pas ouverts"
      />
      <Reasons
        of={unpublished}
        one="Un chiffre n'est publié par personne"
        many="chiffres ne sont publiés par personne"
      />
    </div>
  );
}

interface OneReason {
  readonly of: readonly Refused[];
  readonly one: string;
  readonly many: string;
}

/** Refusals of one kind under one heading: a figure that nobody publishes is not one that is closed to this reader. */
function Reasons({ of, one, many }: OneReason) {
  if (of.length === 0) return null;
  return (
    <details class="notice">
      <summary>{of.length === 1 ? one : `${of.length} ${many}`} : pourquoi ?</summary>
      <ul>
        {of.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

export function Waiting() {
  return (
    <p class="waiting" role="status">
      Les institutions répondent…
    </p>
  );
}
