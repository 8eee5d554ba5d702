import { ownRefusal } from "./refusal.ts";

/** Of the reader's own institution: it lasts minutes, so what gives one may stand for it. */
export type Token = string | (() => string | Promise<string>) | undefined;

/** The key of one saved query. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

/** The header that a token is sent in. @throws HubRefusal for one that no header can hold: it is never repeated */
export async function bearer(token: Token): Promise<Readonly<Record<string, string>>> {
  const text = (typeof token === "function" ? await token() : token)?.trim();
  if (text && !/^[\x21-\x7e]+$/.test(text)) throw ownRefusal("TOKEN_MALFORMED", {});
  return text ? { authorization: `Bearer ${text}` } : {};
}

/** HTTP Basic: never in an address. */
export const basic = ({ id, secret }: AccessKey): Readonly<Record<string, string>> => ({
  authorization: `Basic ${btoa(`${id}:${secret}`)}`,
});

/** Credentials would be read on their way: HTTP without TLS, other than to this machine. @throws HubRefusal */
export function refuseInsecure(url: URL, credentials: unknown): void {
  if (!credentials || url.protocol === "https:" || /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname)) return;
  throw ownRefusal("INSECURE_ADDRESS", { place: url.hostname });
}
