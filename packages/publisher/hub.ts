import { type PartnerId, partners } from "@pacte-hub/schema/model/partner";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** The gateway, and who reads there: a steward of the publisher, by their token (none: nobody in particular). */
export interface Hub {
  readonly url: string;
  readonly token?: () => Promise<string | undefined>;
  /** Files of releases withdrawn since, which the hub gives to nobody any more; believed by the signature they bear. */
  readonly withdrawnFiles?: readonly string[];
}

interface HubAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const notOpened = ["NOT_GRANTED", "DOOR_CLOSED", "UNAUTHENTICATED"];

/**
 * What the hub answers to whoever publishes. @throws OperatorError, naming the institution whose figures are needed, when the
 * hub does not answer or opens nothing to this reader.
 */
export async function questionTo<T>(
  { url, token }: Hub,
  partner: PartnerId,
  query: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<T> {
  const bearer = await token?.();
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  }).catch(() => {
    throw new OperatorError(silentBy(url, partner), "HUB_SILENT");
  });
  const { data, errors = [] } = (await response.json()) as HubAnswer<T>;
  const closed = errors.find(({ extensions }) => notOpened.includes(extensions?.code ?? ""));
  if (closed)
    throw new OperatorError(
      `Rien n'est publié : ${closed.message} Donnez par HUB_TOKEN le jeton d'un administrateur de données de votre institution.`,
      "HUB_REFUSES",
    );
  if (!data) throw new OperatorError(silentBy(url, partner), "HUB_SILENT");
  return data;
}

/** What an institution answers in its own field. @throws OperatorError when it does not answer. */
export async function fieldOf<T>(
  hub: Hub,
  partner: PartnerId,
  { query, id }: { readonly query: string; readonly id: string },
): Promise<T> {
  const data = await questionTo<Record<string, T | null>>(hub, partner, query, { id });
  const answer = data[partners[partner].field];
  if (!answer) throw new OperatorError(silentBy(hub.url, partner), "HUB_SILENT");
  return answer;
}

const silentBy = (url: string, partner: PartnerId): string =>
  `Rien n'est publié : ${partners[partner].name} ne répond pas par ${url}, et ce qu'elle a publié des mêmes personnes doit être pris en compte. Réessayez quand le hub répond.`;
