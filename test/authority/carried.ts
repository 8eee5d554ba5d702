import type { Signer } from "@pacte-hub/auth/signatures/sign";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Answer } from "../ask.ts";
import { type Cell, subgraphQuestionOf } from "./cells.ts";

export type { PartnerId };

/** What may befall a request between the gateway and an institution, and what the institution must then say. */
export const ways = {
  "as it was signed": null,
  replayed: "CARRIER_REFUSED",
  "with another question": "CARRIER_REFUSED",
  "with another token": "CARRIER_REFUSED",
  "with another instant": "CARRIER_REFUSED",
  "at another institution": "CARRIER_REFUSED",
  "without a signature": "CARRIER_REFUSED",
  "with a token caught by another institution": "UNAUTHENTICATED",
} as const;
export type Way = keyof typeof ways;

/** One persona's question to one institution, as whoever holds the wire could send it. */
export interface Carrying {
  readonly signer: Signer;
  readonly urlOf: (partner: PartnerId) => string;
  /** The persona's token for an institution; a new one each time. */
  readonly tokenFor: (partner: PartnerId) => Promise<string>;
}

/** Whether each cell came, and the codes of what was refused; nothing at all when the request itself is refused. */
export async function carried(
  { signer, urlOf, tokenFor }: Carrying,
  partner: PartnerId,
  cells: readonly Cell[],
  way: Way,
): Promise<{ readonly outcomes: ReadonlyMap<Cell, boolean>; readonly codes: ReadonlySet<string> }> {
  const other = partnerIds[(partnerIds.indexOf(partner) + 1) % partnerIds.length] ?? partner;
  const { query, at } = subgraphQuestionOf(cells);
  const token = await tokenFor(way === "with a token caught by another institution" ? other : partner);
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const body = Buffer.from(JSON.stringify({ query }));
  const url = urlOf(partner);
  const signature = signer.sign({ method: "POST", url, headers, body });
  const genuine = { url, headers: { ...headers, ...signature }, body };
  if (way === "replayed") await posted(genuine);
  const answer = await posted(
    await befallen(way, genuine, { elsewhere: urlOf(other), again: () => tokenFor(partner) }),
  );
  const [said] = (answer.data?._entities ?? []) as Record<string, Record<string, unknown> | null>[];
  const told = Object.values(said ?? {})[0];
  return {
    outcomes: new Map([...at].map(([alias, cell]) => [cell, Array.isArray(told?.[alias])])),
    codes: new Set((answer.errors ?? []).map(({ extensions }) => String(extensions?.code))),
  };
}

interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Spare {
  readonly elsewhere: string;
  readonly again: () => Promise<string>;
}

async function befallen(way: Way, request: Request, { elsewhere, again }: Spare): Promise<Request> {
  const { headers, body } = request;
  switch (way) {
    case "with another question":
      return { ...request, body: Buffer.from(body.toString().replace("{ value }", "{ value status }")) };
    case "with another token":
      return { ...request, headers: { ...headers, authorization: `Bearer ${await again()}` } };
    case "with another instant":
      return { ...request, headers: { ...headers, "hub-as-of": "2026-01-01T00:00:00Z" } };
    case "at another institution":
      return { ...request, url: elsewhere };
    case "without a signature": {
      const { authorization = "" } = headers;
      return { ...request, headers: { "content-type": "application/json", authorization } };
    }
    default:
      return request;
  }
}

async function posted({ url, headers, body }: Request): Promise<Answer> {
  const response = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
  return (await response.json()) as Answer;
}
