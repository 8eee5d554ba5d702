import { createHash } from "node:crypto";

/** A request to a subgraph as its signature sees it. Header names are lower case. */
export interface Message {
  readonly method: string;
  /** Host and port as called, lower case: "caf.example.fr", "127.0.0.1:4003". */
  readonly authority: string;
  /** The request's target as sent: path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** Components that every signature covers (RFC 9421, 2.2; RFC 9530). */
const always = ["@method", "@authority", "@path", "@query", "content-digest"] as const;

/** Headers that a signature covers when the request has them: those that may change the answer or its recipient. */
const whenPresent = [
  "authorization",
  "hub-as-of",
  "hub-purpose",
  "hub-request-id",
  "hub-journal-heads",
  "traceparent",
] as const;

/** The components that a signature of this message must cover, exactly. */
export const coveredBy = ({ headers }: Message): readonly string[] => [
  ...always,
  ...whenPresent.filter((name) => headers[name] !== undefined),
];

/** Content-Digest of a body (RFC 9530). */
export const digestOf = (body: Buffer): string => `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

/** The bytes that are signed (RFC 9421, 2.5). HTTP carries header values as latin 1. */
export function signatureBase(message: Message, components: readonly string[], parameters: string): Buffer {
  const lines = components.map((name) => `"${name}": ${componentOf(message, name)}`);
  return Buffer.from([...lines, `"@signature-params": ${parameters}`].join("\n"), "latin1");
}

function componentOf({ method, authority, path, headers }: Message, name: string): string {
  const query = path.indexOf("?");
  switch (name) {
    case "@method":
      return method;
    case "@authority":
      return authority;
    case "@path":
      return (query < 0 ? path : path.slice(0, query)) || "/";
    case "@query":
      return query < 0 ? "?" : path.slice(query);
    default:
      return headerText(headers[name]);
  }
}

/** A header's value, with several lines joined (RFC 9421, 2.1). */
export const headerText = (value: string | readonly string[] | undefined): string =>
  (typeof value === "string" ? [value] : (value ?? [])).map((line) => line.trim()).join(", ");

/** Host and port of a URL (RFC 9421, 2.2.3): lower case, without the scheme's default port. */
export const authorityOf = (url: URL): string => url.host.toLowerCase();
