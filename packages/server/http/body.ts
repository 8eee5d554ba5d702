import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { hasEscapedControl } from "../writable.ts";
import { badRequest, type HttpRefusal, httpRefusal } from "./httpRefusal.ts";
import { inputFault, unwritable } from "./inputSize.ts";
import { repeatedMember } from "./repeatedMember.ts";

/** Not a `for await`: leaving it early would close the connection before the client has the refusal. */
export function bodyOf(request: IncomingMessage, largest: number): Promise<Buffer | "TOO_LARGE" | "GONE"> {
  if (Number(request.headers["content-length"] ?? 0) > largest) return Promise.resolve("TOO_LARGE");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else resolve("TOO_LARGE");
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", () => resolve("GONE"));
    request.once("close", () => resolve("GONE"));
  });
}

/** A few kilobytes may unfold to gigabytes: nothing compressed is read. */
export const isCompressed = ({ headers }: IncomingMessage): boolean => {
  const encoding = headers["content-encoding"]?.trim().toLowerCase();
  return encoding !== undefined && encoding !== "" && encoding !== "identity";
};

/** What a question's body says, or why it says nothing. */
export type Parsed = { readonly value: unknown } | { readonly refusal: HttpRefusal };

/**
 * Reads a body as JSON (RFC 8259): UTF-8, a byte order mark before it let pass, within bounds of depth and number. A key may
 * be any name: one called `__proto__` is an own property of its object like another, and changes no prototype.
 */
export function parsedBody(body: Buffer): Parsed {
  if (!isUtf8(body)) return refused("Le corps de la requête n'est pas de l'UTF-8 valide.");
  const text = body.toString("utf8").replace(/^\ufeff/, "");
  return parsedText("Le corps de la requête", text);
}

/** @param subject what the text is, as the subject of a sentence */
function parsedText(subject: string, text: string): Parsed {
  const value = jsonIn(text);
  if (value === undefined) return refused(`${subject} n'est pas du JSON valide.`);
  const tooMuch = inputFault(value);
  if (tooMuch) return { refusal: tooMuch };
  const twice = repeatedMember(text, value);
  return twice === undefined
    ? { value }
    : refused(`Le membre « ${twice.slice(0, 60)} » est donné deux fois : n'en envoyez qu'un.`);
}

/** What is wrong with a parameter of an address that must be a JSON object; null: nothing. */
export function objectFault(name: string, text: string): HttpRefusal | null {
  const parsed = parsedText(`Le paramètre ${name} de l'adresse`, text);
  if ("refusal" in parsed) return parsed.refusal;
  return isObject(parsed.value) ? null : badRequest(`Le paramètre ${name} n'est pas un objet JSON.`);
}

/** What is wrong with a body's members, as a GraphQL request (GraphQL over HTTP, 5.4); null: nothing. */
export function shapeFault(body: unknown): HttpRefusal | null {
  if (Array.isArray(body)) return httpRefusal({ code: "BATCHING_NOT_SUPPORTED" });
  if (typeof body !== "object" || body === null)
    return badRequest("Le corps de la requête n'est pas un objet JSON : donnez-lui au moins « query ».");
  const { query, operationName, variables, extensions } = body as Readonly<Record<string, unknown>>;
  if (!isAbsent(query) && typeof query !== "string")
    return badRequest("Le membre « query » du corps n'est pas un texte.");
  if (typeof query === "string" && hasEscapedControl(query)) return unwritable;
  if (!isAbsent(operationName) && typeof operationName !== "string")
    return badRequest("Le membre « operationName » du corps n'est pas un texte.");
  for (const [name, value] of Object.entries({ variables, extensions })) {
    if (!isAbsent(value) && !isObject(value))
      return badRequest(`Le membre « ${name} » du corps n'est pas un objet JSON.`);
  }
  if (!query && !isObject((extensions as Readonly<Record<string, unknown>> | undefined)?.persistedQuery))
    return noQuestion;
  return null;
}

export const noQuestion = badRequest(
  "La question manque : « query », ou l'empreinte d'une requête (extensions.persistedQuery).",
);

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

const refused = (message: string): Parsed => ({ refusal: badRequest(message) });

/** undefined: the text is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
