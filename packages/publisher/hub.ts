import { type PartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { PartnerAnswers, PartnerQuestion } from "./partnerAnswers.ts";

/** The gateway, and who reads there: a steward of the publisher, by their token (none: nobody in particular). */
export interface Hub {
  readonly url: string;
  readonly token?: () => Promise<string | undefined>;
  /** Files of releases withdrawn since, which the hub gives to nobody any more; believed by the signature they bear. */
  readonly withdrawnFiles?: readonly string[];
  /** What the institutions answered before; what they answer now is added to it. */
  readonly answers?: PartnerAnswers;
  /** Whether an institution that does not answer is taken at its last answer. */
  readonly usesStaleAnswers?: boolean;
  /** For an audit: a release that is to come is known to no reader. Not said: it is waited for, as whoever publishes must. */
  readonly isOfToday?: boolean;
}

/** The hub, while a publication reads there. */
export interface HubReading extends Hub {
  /** Told of an answer of before that is used, and when it was given. */
  onStale?(partner: PartnerId, answeredAt: Date): void;
}

/** What is asked of an institution, and what an answer must hold. */
export interface HubQuestion<T> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** False: the institution has not answered, though the hub has. */
  isAnswered(data: T): boolean;
  /** False: an answer that replaces none of before. */
  isWorthStoring?(data: T): boolean;
  /** What is said where it does not answer. */
  readonly sentence?: string;
}

interface HubAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const notOpened = ["NOT_GRANTED", "DOOR_CLOSED", "UNAUTHENTICATED"];

/**
 * What the hub answers to whoever publishes; from a silent institution its last answer, where that is allowed. @throws
 * OperatorError, naming the institution whose figures are needed, when it does not answer or opens nothing to this reader.
 */
export async function questionTo<T>(hub: HubReading, partner: PartnerId, question: HubQuestion<T>): Promise<T> {
  const { query, variables = {}, isAnswered, isWorthStoring = isAnswered } = question;
  const named: PartnerQuestion = { partner, query, variables };
  const data = await answerTo<T>(hub, named);
  if (data && isAnswered(data)) {
    if (isWorthStoring(data)) await hub.answers?.store(named, data);
    return data;
  }
  const stale = hub.usesStaleAnswers ? await hub.answers?.find(named) : null;
  if (!stale) throw silence(hub.url, partner, question.sentence);
  hub.onStale?.(partner, stale.answeredAt);
  return stale.data as T;
}

/** @returns null where nothing was answered */
async function answerTo<T>({ url, token }: Hub, { query, variables }: PartnerQuestion): Promise<T | null> {
  const bearer = await token?.();
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  }).catch(() => null);
  if (!response) return null;
  const { data, errors = [] } = (await response.json().catch(() => ({}))) as HubAnswer<T>;
  const closed = errors.find(({ extensions }) => notOpened.includes(extensions?.code ?? ""));
  if (!closed) return data ?? null;
  throw new OperatorError(
    `Rien n'est publié : ${closed.message} Donnez par HUB_TOKEN le jeton d'un administrateur de données de votre institution.`,
    "HUB_REFUSES",
  );
}

/** What an institution answers in its own field, of one thing by its id. @throws OperatorError when it does not answer. */
export async function fieldOf<T>(
  hub: HubReading,
  partner: PartnerId,
  { query, id, isWorthStoring }: { readonly query: string; readonly id: string; isWorthStoring?(answer: T): boolean },
): Promise<T> {
  const { field } = partnerOf(partner);
  const fieldIn = (data: Readonly<Record<string, T | null>>) => data[field] ?? null;
  const data = await questionTo<Readonly<Record<string, T | null>>>(hub, partner, {
    query,
    variables: { id },
    isAnswered: (data) => fieldIn(data) !== null,
    isWorthStoring: (data) => {
      const answer = fieldIn(data);
      return answer !== null && (isWorthStoring?.(answer) ?? true);
    },
  });
  return fieldIn(data) as T;
}

/** What is refused where an institution does not answer. */
export const silence = (
  url: string,
  partner: PartnerId,
  sentence = `Rien n'est publié : ${partnerOf(partner).name} ne répond pas par ${url}, et ce qu'elle a publié des mêmes personnes doit être pris en compte. Réessayez quand le hub répond.`,
): OperatorError => new OperatorError(sentence, "HUB_SILENT");
