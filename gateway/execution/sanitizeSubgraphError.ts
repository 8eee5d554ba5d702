import { explain } from "@pacte-hub/schema/rules/explain";
import { at, type JsonRecord, type Step } from "../json/record.ts";
import type { Cause } from "./fieldError.ts";
import type { SubgraphError } from "./transport.ts";

/** The `extensions` of a partner that are forwarded to readers; others could hold a stack, a host or SQL. */
const forwardedExtensions = ["reason", "unlockedBy", "suggestion"] as const;

const internalCodes: ReadonlySet<string> = new Set(["INTERNAL_SERVER_ERROR", "INTERNAL", "DOWNSTREAM_SERVICE_ERROR"]);

/** An SQL identifier that does not occur in prose: quoted, or with its schema. */
const identifier = String.raw`("[^"\n]+"|\w+\.\w+)`;

/** Internals that the partner should have masked: addresses, stacks, SQL, file paths. Sentences that only use such words pass. */
const leak = new RegExp(
  [
    String.raw`\b(postgres(ql)?|mysql|mongodb(\+srv)?|redis|amqp|jdbc:\w+)://`,
    String.raw`://[^\s/]*:\d+`,
    String.raw`://[^\s/]*\.(internal|intranet|local|lan|corp|svc)\b`,
    String.raw`(?<![\d.])((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])`,
    String.raw`\blocalhost\b`,
    String.raw`\b(ECONN\w+|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOENT|EACCES|EHOSTUNREACH|ENETUNREACH)\b`,
    String.raw`\n\s*at |node_modules|\bfile:///|(^|[\s("'])/(srv|usr|opt|home|var|etc|app)/\S`,
    String.raw`\bselect\b.+\bfrom\s+(only\s+)?${identifier}`,
    String.raw`\bselect\s+(\*|count\(|distinct\b|\d)`,
    String.raw`\bselect\s+[\w.]+(\s*,\s*[\w.]+)*\s+from\s+\w+(\s+(where|join|limit|order\s+by|group\s+by)\b|\s*;)`,
    String.raw`\binsert\s+into\s+(${identifier}|\w+\s*\(|\w+\s+(values|select|default)\b)`,
    String.raw`\bupdate\s+(${identifier}|\w+)\s+set\s+("?\w+"?)\s*=`,
    String.raw`\bdelete\s+from\s+(${identifier}|\w+\s+where\b)`,
    String.raw`\b(relation|column|table|schema|constraint|role|database)\s+"[^"]+"`,
  ].join("|"),
  "is",
);

export const isLeak = (message: string): boolean => leak.test(message);

/** A subgraph's error as the reader sees it. */
export function sanitizeSubgraphError(institution: string, error: SubgraphError, tail: readonly Step[]): Cause {
  const code = at(error.extensions, "code");
  const internal = typeof code !== "string" ? false : internalCodes.has(code);
  const masked = internal || error.message === "" || isLeak(error.message);
  return {
    message: masked ? explain({ code: "INTERNAL" }) : error.message,
    extensions: { code: codeOf(code, masked), institution, ...shownOf(error.extensions), ...retryOf(error.extensions) },
    tail,
    oncePerField: error.path === undefined,
  };
}

const codeOf = (code: unknown, masked: boolean): string =>
  masked || typeof code !== "string" || !/^\w{1,64}$/.test(code) ? "INTERNAL" : code;

const shownOf = (extensions: JsonRecord): Record<string, string> =>
  Object.fromEntries(
    forwardedExtensions.flatMap((key) => {
      const value = at(extensions, key);
      return typeof value === "string" && !isLeak(value) ? [[key, value]] : [];
    }),
  );

const longestRetrySeconds = 3_600;

/** After how many seconds the partner says to retry. */
function retryOf(extensions: JsonRecord): { readonly retryAfterSeconds?: number } {
  const seconds = at(extensions, "retryAfterSeconds");
  const isWhole = Number.isInteger(seconds) && Number(seconds) >= 1 && Number(seconds) <= longestRetrySeconds;
  return isWhole ? { retryAfterSeconds: Number(seconds) } : {};
}
