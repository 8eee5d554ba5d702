import type { IncomingMessage } from "node:http";
import { type Purpose, purposes } from "@pacte-hub/schema/model/grant";
import { refusalError } from "../refusalError.ts";

export const purposeHeader = "hub-purpose";

/** What the request says it wants figures for; null: it does not say. @throws INVALID_PURPOSE, in French. */
export function purposeIn({ headers }: Pick<IncomingMessage, "headers">): Purpose | null {
  const header = headers[purposeHeader];
  if (header === undefined || header === "") return null;
  const word = String(header).toUpperCase().replaceAll("-", "_");
  const purpose = purposes.find((candidate) => candidate === word);
  if (!purpose) throw refusalError({ code: "INVALID_PURPOSE", purpose: String(header).slice(0, 40) });
  return purpose;
}
