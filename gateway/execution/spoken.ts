import { explain } from "../../schema/rules/explain.ts";
import type { Cause } from "./flaw.ts";
import { at, type JsonRecord, type Step } from "./record.ts";
import type { SubgraphError } from "./transport.ts";

/** What of a partner's `extensions` a reader may see; the rest could be a stack, a host or SQL. */
const shown = ["reason", "unlockedBy"] as const;

const internalCodes: ReadonlySet<string> = new Set(["INTERNAL_SERVER_ERROR", "INTERNAL", "DOWNSTREAM_SERVICE_ERROR"]);

/** A partner should have masked these itself. Addresses, stacks, SQL, paths of files. */
const leak = new RegExp(
  [
    String.raw`\bpostgres(ql)?://`,
    String.raw`://[^\s/]*:\d+`,
    String.raw`\b\d{1,3}(\.\d{1,3}){3}\b`,
    String.raw`\blocalhost\b`,
    String.raw`\b(ECONN\w+|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOENT|EACCES)\b`,
    String.raw`\n\s*at |node_modules`,
    String.raw`\b(select|insert|update|delete)\b.+\b(from|into|set)\b`,
  ].join("|"),
  "is",
);

export const isLeak = (message: string): boolean => leak.test(message);

/** A subgraph's error as the reader is told it. */
export function spokenBy(institution: string, error: SubgraphError, tail: readonly Step[]): Cause {
  const code = at(error.extensions, "code");
  const internal = typeof code !== "string" ? false : internalCodes.has(code);
  const masked = internal || error.message === "" || isLeak(error.message);
  return {
    message: masked ? explain({ code: "INTERNAL" }) : error.message,
    extensions: { code: codeOf(code, masked), institution, ...shownOf(error.extensions) },
    tail,
    oncePerField: error.path === undefined,
  };
}

const codeOf = (code: unknown, masked: boolean): string =>
  masked || typeof code !== "string" || !/^\w{1,64}$/.test(code) ? "INTERNAL" : code;

const shownOf = (extensions: JsonRecord): Record<string, string> =>
  Object.fromEntries(
    shown.flatMap((key) => {
      const value = at(extensions, key);
      return typeof value === "string" && !isLeak(value) ? [[key, value]] : [];
    }),
  );
