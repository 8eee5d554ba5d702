import { at, isRecord, type JsonRecord, type Step } from "../json/record.ts";
import { answerInvalid, type PartnerRefusal } from "./fieldError.ts";
import type { Reply, SubgraphError } from "./transport.ts";

export const refused = (refusal: PartnerRefusal): Extract<Reply, { kind: "REFUSED" }> => ({ kind: "REFUSED", refusal });

/** A partner's parsed response; `isPlain`: no string in it was escaped. */
export interface RawReply {
  readonly body: unknown;
  readonly isPlain: boolean;
  /** Parses it again, with exact long integers (`exactJson.ts`). */
  readonly exactly?: () => unknown;
}

/** Reads a GraphQL response; null when the body is none. */
export function readReply({ body, isPlain, exactly }: RawReply, institution: string): Reply | null {
  if (!isRecord(body)) return null;
  const data = at(body, "data");
  const errors = readErrors(at(body, "errors"));
  if (isRecord(data))
    return {
      kind: "ANSWERED",
      data,
      errors,
      isPlain,
      ...(exactly && { exactly: dataIn(exactly) }),
      ...releasesIn(body),
    };
  if (errors.length > 0 && (data === null || data === undefined))
    return { kind: "ANSWERED", data: null, errors, isPlain };
  return data === null ? refused(answerInvalid(institution)) : null;
}

const dataIn = (exactly: () => unknown) => (): JsonRecord => at(exactly() as JsonRecord, "data") as JsonRecord;

/** The releases that a partner's figures come from, by its `extensions`. */
function releasesIn(body: JsonRecord): { readonly releases?: readonly string[] } {
  const extensions = at(body, "extensions");
  const releases = isRecord(extensions) ? at(extensions, "releases") : undefined;
  return Array.isArray(releases) ? { releases: releases.filter((id) => typeof id === "string") } : {};
}

const readErrors = (errors: unknown): readonly SubgraphError[] =>
  Array.isArray(errors) ? errors.filter(isRecord).map(readError) : [];

function readError(error: JsonRecord): SubgraphError {
  const message = at(error, "message");
  const path = at(error, "path");
  const extensions = at(error, "extensions");
  return {
    message: typeof message === "string" ? message : "",
    path: isPath(path) ? path : undefined,
    extensions: isRecord(extensions) ? extensions : {},
  };
}

const isPath = (path: unknown): path is Step[] =>
  Array.isArray(path) && path.every((step) => typeof step === "string" || Number.isInteger(step));
