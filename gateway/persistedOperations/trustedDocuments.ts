import { requestRefused } from "../http/errors.ts";
import { hashOf, type TrustedDocuments } from "./documents.ts";

/**
 * Lets registered operations in and no other, whoever asks (trusted documents): before a word of the text is read, since
 * what is said of a wrong field names the right ones. A hash alone is let in: only registered texts are kept by theirs.
 * @throws GraphQLError OPERATION_NOT_REGISTERED
 */
export function assertTrusted(registered: TrustedDocuments, query: string): void {
  if (query !== "" && !registered.has(hashOf(query))) throw requestRefused({ code: "OPERATION_NOT_REGISTERED" });
}
