import { useEffect, useState } from "preact/hooks";
import { dayText, institutionText, listText, timeText } from "../french/words.ts";
import { isAwaited, isFormer, isPassing, isUnpublished } from "../hub/ask.ts";
import { isMomentary } from "../hub/busyGateway.ts";
import type { Refused } from "../hub/refused.ts";
import type { PageAnswer } from "../hub/useAnswer.ts";

type Noticed = Pick<PageAnswer<unknown, object>, "refusals" | "isFormer" | "of" | "retry">;

/** Says who does not answer, or refuses and why; what the others said stands on the page. */
export function Notices({ answer: { refusals, isFormer: isOfBefore, of, retry } }: { readonly answer: Noticed }) {
  const passing = unique(refusals.filter(isPassing));
  const awaited = unique(refusals.filter(isAwaited).map(({ institution }) => institution));
  const lastingRefusals = unique(
    refusals.filter((refusal) => !isPassing(refusal) && !isAwaited(refusal) && !isFormer(refusal)),
  );
  const closed = lastingRefusals.filter(({ code }) => code === "NOT_GRANTED");
  const unpublished = lastingRefusals.filter(isUnpublished);
  const rest = lastingRefusals.filter((refusal) => !closed.includes(refusal) && !unpublished.includes(refusal));
  return (
    <div class="notices" role="status">
      {isOfBefore && (
        <p class={passing.length > 0 ? "notice former" : "notice former waiting"}>
          Ce que vous lisez est la réponse à votre choix précédent (tel que connu{" "}
          {of.asOf ? `au ${dayText(of.asOf)}` : "aujourd'hui"}) : la réponse au nouveau n'est pas encore venue.
        </p>
      )}
      {!isOfBefore && awaited.length > 0 && (
        <p class="notice waiting">
          {awaited.every(Boolean)
            ? `Pas encore de réponse : ${listText(awaited.map((institution) => institutionText(institution ?? "")))}.`
            : "La réponse n'est pas encore venue."}{" "}
          Ce que les autres ont répondu est déjà là.
        </p>
      )}
      {!isOfBefore && <Former refusals={refusals} />}
      {passing.map((refusal) => (
        <p key={refusal.message} class="notice passing">
          <strong>{silentText(refusal, refusals)}</strong> {refusal.message} Les chiffres qui manquent sont marqués « —
          » ; la page redemande d'elle-même.{" "}
          <button type="button" onClick={retry}>
            Réessayer<span class="hidden"> : {refusal.message}</span>
          </button>
        </p>
      ))}
      {rest.map(({ message }) => (
        <p key={message} class="notice">
          {message}
        </p>
      ))}
      <Reasons
        of={closed}
        singular="Un jeu de données ne vous est pas ouvert"
        plural="jeux de données ne vous sont pas ouverts"
      />
      <Reasons
        of={unpublished}
        singular="Un chiffre n'est publié par personne"
        plural="chiffres ne sont publiés par personne"
      />
    </div>
  );
}

interface OneReason {
  readonly of: readonly Refused[];
  readonly singular: string;
  readonly plural: string;
}

/** Refusals of one kind under one heading: a figure that nobody publishes is not one that is closed to this reader. */
function Reasons({ of, singular, plural }: OneReason) {
  if (of.length === 0) return null;
  return (
    <details class="notice">
      <summary>{of.length === 1 ? singular : `${of.length} ${plural}`} : pourquoi ?</summary>
      <ul>
        {of.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

/** Who does not answer; where the gateway itself is silent, whose parts of the page are missing by it. */
function silentText(refusal: Refused, refusals: readonly Refused[]): string {
  const { institution, message } = refusal;
  if (institution) return `${institutionText(institution)} ne répond pas.`;
  const parts = unique(
    refusals.flatMap((candidate) => (candidate.message === message && candidate.part ? [candidate.part] : [])),
  );
  if (isMomentary(refusal))
    return `Momentanément indisponible${parts.length > 0 ? ` : ${listText(parts.map(institutionText))}` : ""}.`;
  return parts.length === 0
    ? "Le hub ne répond pas."
    : `Pas de réponse pour : ${listText(parts.map(institutionText))}.`;
}

/** Refusals told alike are one; so are names. */
const unique = <One extends Refused | string | null>(values: readonly One[]): readonly One[] => [
  ...new Map(
    values.map((value) => [typeof value === "object" && value ? `${value.code} ${value.message}` : value, value]),
  ).values(),
];

/** Whose figures are those of an earlier answer, and of when. */
function Former({ refusals }: { readonly refusals: readonly Refused[] }) {
  const former = refusals.filter(isFormer);
  const [first] = former;
  if (!first) return null;
  const names = former.flatMap(({ institution }) => (institution ? [institutionText(institution)] : []));
  return (
    <p class="notice former">
      Réponse reçue à {timeText(first.message)}
      {names.length > 0 && ` (${listText(names)})`}, gardée en attendant la suivante.
    </p>
  );
}

/** After which a reader wonders whether the page is broken, in milliseconds. */
const longWaitMs = 4_000;

export function Waiting() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longWaitMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="waiting" role="status">
      {isLong
        ? "La passerelle tarde à répondre : elle a encore quelques secondes, puis la page vous le dira."
        : "Les institutions répondent…"}
    </p>
  );
}
