import type { IncomingMessage } from "node:http";
import { type Purpose, purposes } from "@pacte-hub/schema/model/grant";
import { refusalError } from "../refusalError.ts";

export const purposeHeader = "hub-purpose";

/** What the request says it wants figures for; null: it does not say. @throws INVALID_PURPOSE, in French. */
export function purposeIn({ headers }: Pick<IncomingMessage, "headers">): Purpose | null {
  const given = headers[purposeHeader];
  if (given === undefined || given === "") return null;
  const word = String(given).toUpperCase().replaceAll("-", "_");
  const purpose = purposes.find((one) => one === word);
  if (!purpose) throw refusalError({ code: "INVALID_PURPOSE", purpose: String(given).slice(0, 40) });
  return purpose;
}
