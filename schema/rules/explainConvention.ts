import type {
  Convention,
  ConventionGround,
  ConventionState,
  ConventionStatus,
  ConventionStep,
} from "../model/convention.ts";
import type { Day } from "../model/period.ts";
import { frenchDay } from "./frenchDay.ts";

type Judged = Omit<ConventionState, "sentence">;
type Dates = Pick<Convention, "start" | "signed" | "statusInPact" | "expectedSignature"> & {
  readonly next: ConventionStep | null;
  /** From when to when what is said of it holds, and who says it. */
  readonly saying: { readonly since: string; readonly until: Day | null; readonly ground: ConventionGround };
};

const words: Readonly<Record<ConventionStatus, string>> = {
  IN_FORCE: "En vigueur",
  IN_FORCE_PARTIAL: "En vigueur, un volet restant à mettre en œuvre",
  AWAITING_SIGNATURE: "En attente de signature",
  IN_PREPARATION: "En cours d'élaboration ou d'actualisation",
  IN_PROSPECT: "En perspective",
  EXPIRED: "Échue",
  NOT_STARTED: "Pas encore en vigueur",
  UNKNOWN: "État inconnu",
};

/** The sentence by which a reader is told a convention's state on a day, what it rests on, and until when it is known. */
export function explainConvention(state: Judged, dates: Dates): string {
  const { status, since, ground } = state;
  if (status === "UNKNOWN") return unknown(state, dates);
  // The Department keeps the register: it says so of the others too, whatever they themselves have signed.
  const by = dates.saying.ground === "RECORDED" ? ", selon le Département" : "";
  if (status === "NOT_STARTED") return `${words[status]} : ${firstDay(dates)}${by}.`;
  if (status === "EXPIRED") return `${words[status]} depuis le ${frenchDay(since ?? state.on)}${by}.`;
  const from = ground === "PACT" || ground === "SIGNATURE_EXPECTED" ? "selon le Pacte" : `depuis ${sinceWhen(since)}`;
  return `${words[status]} ${from}${expected(status, dates)}${horizon(state, dates)}${by}.`;
}

function unknown({ since, on }: Judged, { statusInPact, next, saying }: Dates): string {
  if (since === null) return `${words.UNKNOWN} : rien n'en est dit avant ${next ? sinceWhen(next.since) : "ce jour"}.`;
  const last = words[statusInPact].toLowerCase();
  return `${words.UNKNOWN} au ${frenchDay(on)} : le Pacte, qui vaut de ${saying.since.slice(0, 4)} à ${(saying.until ?? saying.since).slice(0, 4)}, la disait ${last} ; rien n'est dit d'elle ensuite.`;
}

const firstDay = ({ start, signed }: Dates): string =>
  start === null ? `signée ${inDay(signed ?? "")}` : `elle commence ${inDay(start)}`;

const expected = (status: ConventionStatus, { expectedSignature }: Dates): string =>
  status === "AWAITING_SIGNATURE" && expectedSignature ? `, attendue ${inDay(expectedSignature)}` : "";

function horizon({ knownUntil }: Judged, { next }: Dates): string {
  if (knownUntil === null || next === null) return "";
  return next.status === "EXPIRED"
    ? `, jusqu'au ${frenchDay(knownUntil)}`
    : next.status === "UNKNOWN"
      ? ` ; connu jusqu'au ${frenchDay(knownUntil)} seulement`
      : "";
}

const sinceWhen = (text: string | null): string =>
  text?.length === 10 ? `le ${frenchDay(text)}` : frenchDay(text ?? "");
export const inDay = (text: string): string => (text.length === 10 ? `le ${frenchDay(text)}` : `en ${frenchDay(text)}`);
