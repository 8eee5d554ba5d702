import { institutionText } from "../french/words.ts";
import { endedAt, token } from "../session/session.ts";
import {
  againAfterMs,
  busyByStatus,
  busyStatuses,
  inReadersWords,
  isMomentary,
  isOfBusyGateway,
  momentary,
  pause,
  retryAfterMs,
} from "./busyGateway.ts";
import { fetchOnce } from "./fetchOnce.ts";
import type { TypedDocumentString } from "./operations.ts";
import { bodyOf } from "./questionBody.ts";
import type { Answer, Refused } from "./refused.ts";

interface HubAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string; readonly institution?: string; readonly unlockedBy?: string };
  }[];
}

/** Longer than the gateway itself waits for a partner (10 s): who is silent is the gateway's to say, while it can. */
export const timeoutMs = 12_000;

/** What a question goes through: the browser, and the session of its tab. */
export interface AskEnvironment {
  readonly fetch: typeof fetch;
  readonly pause: typeof pause;
  readonly token: typeof token;
  readonly endedAt: typeof endedAt;
}

/**
 * Asks the gateway that served the page, as any client would; never rejects. A gateway that is too busy is asked again, a
 * few times, before its reader is told.
 */
export const askThrough = (around: AskEnvironment) =>
  async function ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    asOf: string | null,
    signal?: AbortSignal,
  ): Promise<Answer<Data>> {
    const question: Question = { around, document, variables, asOf, signal };
    for (const waitMs of againAfterMs) {
      const { answer, againMs } = await askByHash<Data>(question);
      if (againMs === null || signal?.aborted) return inReadersWords(answer);
      await around.pause(Math.max(waitMs, againMs), signal);
      if (signal?.aborted) return inReadersWords(answer);
    }
    return inReadersWords((await askByHash<Data>(question)).answer);
  };

export const ask = askThrough({ fetch: fetchOnce, pause, token, endedAt });

interface Question {
  readonly around: AskEnvironment;
  readonly document: TypedDocumentString<unknown, never>;
  readonly variables: unknown;
  readonly asOf: string | null;
  readonly signal: AbortSignal | undefined;
}

interface Reply<Data> {
  readonly answer: Answer<Data>;
  /** After how many milliseconds it may be asked again, where the gateway was too busy; 0: it says no time; null: it was not. */
  readonly againMs: number | null;
}

/** By its hash; a gateway that has been replaced since the page was opened is sent the text, once. */
async function askByHash<Data>(question: Question): Promise<Reply<Data>> {
  if (hashOf(question.document) === null) return post<Data>(question, { query: question.document.toString() });
  const reply = await post<Data>(question, {});
  if (!reply.answer.refusals.some(({ code }) => code === "PERSISTED_QUERY_NOT_FOUND")) return reply;
  const replyToText = await post<Data>(question, { query: question.document.toString() });
  const isForeign = replyToText.answer.refusals.some(({ code }) => ofAnotherGraph.includes(code));
  return isForeign ? { answer: { data: null, refusals: [outdated] }, againMs: null } : replyToText;
}

/** What the gateway says of a text that is of no graph of its own. */
const ofAnotherGraph: readonly string[] = [
  "PERSISTED_QUERY_NOT_FOUND",
  "OPERATION_NOT_REGISTERED",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
];

async function post<Data>(
  { around, document, variables, asOf, signal }: Question,
  text: { readonly query?: string },
): Promise<Reply<Data>> {
  const leaving = new AbortController();
  const abort = (): void => leaving.abort();
  const patience = setTimeout(abort, timeoutMs);
  signal?.addEventListener("abort", abort);
  const bearer = around.token();
  const body = bodyOf(hashOf(document), variables, text.query);
  try {
    const response = await around.fetch("/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...asOfHeader(asOf, Date.now()),
      },
      signal: leaving.signal,
      body,
    });
    const isBusy = busyStatuses.includes(response.status);
    const json = response.json() as Promise<HubAnswer<Data>>;
    // A proxy in between says it in a page of its own.
    const reply = await (isBusy ? json.catch(() => null) : json);
    const answer = answerOf(isBusy && !reply?.errors ? { errors: [busyByStatus] } : (reply ?? {}));
    const againMs = isBusy || answer.refusals.some(isOfBusyGateway) ? retryAfterMs(response.headers) : null;
    return { answer: withSession(answer, around.endedAt()), againMs };
  } catch {
    return { answer: { data: null, refusals: [leaving.signal.aborted ? late : unreachable] }, againMs: null };
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener("abort", abort);
  }
}

const outdated: Refused = {
  code: "PAGE_OUTDATED",
  message: "Le hub a été mis à jour depuis que cette page est ouverte : rechargez-la.",
  institution: null,
  unlockedBy: null,
  fields: [],
};

/** Every operation of these pages is registered at the gateway: its hash is all that is sent. null: one made for whoever joined. */
const hashOf = ({ __meta__ }: TypedDocumentString<unknown, never>): string | null =>
  __meta__ === undefined ? null : String(__meta__.hash);

/** The end of that day in France (an hour before it in winter); of a day that has not ended, what is known now. */
export function asOfHeader(day: string | null, now: number): Readonly<Record<string, string>> {
  const end = `${day}T21:59:59Z`;
  return day && Date.parse(end) < now ? { "hub-as-of": end } : {};
}

const unreachable: Refused = {
  code: "UNREACHABLE",
  message: "Cette machine ne joint pas la passerelle.",
  institution: null,
  unlockedBy: null,
  fields: [],
};

const late: Refused = {
  code: "LATE",
  message: `La passerelle n'a rien répondu en ${timeoutMs / 1_000} secondes.`,
  institution: null,
  unlockedBy: null,
  fields: [],
};

/** The same refusal for sixteen territories is told once. */
export function answerOf<Data>({ data, errors = [] }: HubAnswer<Data>): Answer<Data> {
  const refusals = new Map<string, Refused>();
  for (const { message, path = [], extensions = {} } of errors) {
    const { code = "INTERNAL", institution = null, unlockedBy = null } = extensions;
    const name = `${code} ${institution} ${message}`;
    const field = path.findLast((step) => typeof step === "string");
    const fields = new Set([...(refusals.get(name)?.fields ?? []), ...(typeof field === "string" ? [field] : [])]);
    refusals.set(name, { code, message: forReaders(message), institution, unlockedBy, fields: [...fields] });
  }
  return { data: data ?? null, refusals: [...refusals.values()] };
}

/** What a title stands for, which follows it in brackets (« Salariés en insertion » (siae-employees)), is for programs alone. */
const forReaders = (message: string): string => message.replaceAll(/(« [^»]+ ») \([a-z0-9]+(?:-[a-z0-9]+)+\)/g, "$1");

/** A reader whose session ended by itself is told so, where something was refused to who they no longer are. */
export function withSession<Data>(answer: Answer<Data>, ended: string | null): Answer<Data> {
  if (ended === null || !answer.refusals.some(({ code }) => code === "NOT_GRANTED")) return answer;
  const message = `Votre session (${ended}) a pris fin : présentez-vous de nouveau pour voir ce qu'elle ouvrait.`;
  const over = { code: "SESSION_ENDED", message, institution: null, unlockedBy: null, fields: [] };
  return { ...answer, refusals: [over, ...answer.refusals] };
}

/** Whoever does not answer may answer soon: these are worth asking again. */
export const isPassing = ({ code }: Refused): boolean =>
  ["UNREACHABLE", "LATE", "PARTNER_UNAVAILABLE", "PARTNER_ANSWER_INVALID", "INTERNAL", momentary.code].includes(code);

/** Whose part of the page is still to come. */
export const isAwaited = ({ code }: Refused): boolean => code === "WAITING";

/** Whose figures are those of an earlier answer; the message is the instant it came. */
export const isFormer = ({ code }: Refused): boolean => code === "FORMER";

/** The reader's own session is over, or nobody could say who they are: what a grant opens is not shown. */
const isOfSession = ({ code }: Refused): boolean =>
  ["SESSION_ENDED", "UNAUTHENTICATED", "TOKEN_NOT_EXCHANGED", "TOKEN_NOT_ACCEPTED"].includes(code);

/** What nobody publishes, so that no door is to be opened. */
export const isUnpublished = ({ code }: Refused): boolean => code.endsWith("NOT_PUBLISHED");

/** Where a demonstration was asked for too (`inventedParticipants` of `participants`): why it shows nothing in its place. */
function inventedSilence(ownRefusals: readonly Refused[], field: string | undefined): string | null {
  const inventedField = field && `invented${field[0]?.toUpperCase()}${field.slice(1)}`;
  return (inventedField && ownRefusals.find(({ fields }) => fields.includes(inventedField))?.message) || null;
}

/** What nobody publishes, in a reader's words; a demonstration may invent it, and says so. */
const unpublishedText = ({ message }: Refused): string =>
  message.includes("DEMONSTRATION")
    ? "Aucune institution ne publie encore ce chiffre ; la démonstration en montre un, inventé."
    : "Aucune institution ne publie encore ce chiffre.";

/**
 * Why an institution's figure is missing from an answer, one reason: it has not answered yet; it was not heard; the
 * session has ended; or, of the field that is named, what the hub says of it: nobody publishes it, it is not open to this
 * reader and by whom, the date is none, the question is too costly.
 */
export function silenceOf(refusals: readonly Refused[], institution: string, field?: string): string {
  const ownRefusals = refusals.filter(
    (refusal) => (refusal.institution ?? refusal.part ?? institution) === institution,
  );
  if (ownRefusals.some(isAwaited)) return `${institutionText(institution)} n'a pas encore répondu.`;
  const passing = ownRefusals.filter(isPassing);
  if (passing.length > 0 && passing.every(isMomentary))
    return "Momentanément indisponible : la page redemande d'elle-même.";
  if (passing.length > 0) return `${institutionText(institution)} ne répond pas : la page redemande d'elle-même.`;
  const refusalOfField = ownRefusals.find(({ fields }) => field !== undefined && fields.includes(field));
  const ended = ownRefusals.find(isOfSession);
  if (ended && !(refusalOfField && isUnpublished(refusalOfField))) return ended.message;
  const [first] = refusalOfField ? [refusalOfField] : ownRefusals;
  if (first && isUnpublished(first)) return inventedSilence(ownRefusals, field) ?? unpublishedText(first);
  return first?.message ?? `${institutionText(institution)} n'en dit rien.`;
}
