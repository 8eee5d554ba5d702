import { createHmac, timingSafeEqual } from "node:crypto";
import type { ReleaseState } from "@pacte-hub/schema/model/release";
import type { Citation } from "./store.ts";

/** What a question answers to one reader: `codes` of what is missing from it. */
export interface Outcome {
  readonly data: unknown;
  readonly releases: readonly string[];
  readonly codes: readonly string[];
}

/** A release of a citation as its institution tells of it to this reader today; null: it tells nothing. */
export type ReleaseStates = ReadonlyMap<string, ReleaseState | null>;

/** Why a release says today something else than when it was cited. */
export interface Change {
  readonly release: string;
  readonly reason: "WITHDRAWN" | "EMBARGOED" | "SUPERSEDED" | "NOT_READ";
}

export interface Verdict {
  readonly kind: "IDENTICAL" | "CHANGED" | "NOT_COMPARABLE";
  readonly changes: readonly Change[];
  /** base64url; null unless the reader has that very answer: of a small one, a hash would confirm guesses. */
  readonly hash: string | null;
  /** French. */
  readonly sentence: string;
}

/** HMAC-SHA-256 of an answer's data as JSON, in the order in which it was asked. */
export const answerHash = (data: unknown, salt: Uint8Array): Buffer =>
  createHmac("sha256", salt).update(JSON.stringify(data), "utf8").digest();

/**
 * Compares what a citation's question answers to a reader now, at its instant, with what it answered when it was cited. Nothing
 * is said of the answer's sameness unless every release that it rested on is read.
 */
export function verdictOn(citation: Citation, { data, releases, codes }: Outcome, states: ReleaseStates): Verdict {
  const used = new Set(releases);
  const changes = citation.releases.flatMap((release): readonly Change[] => {
    const state = states.get(release) ?? null;
    if (state === "WITHDRAWN" || state === "EMBARGOED") return [{ release, reason: state }];
    if (!used.has(release) || state === null) return [{ release, reason: "NOT_READ" }];
    return state === "SUPERSEDED" ? [{ release, reason: state }] : [];
  });
  if (codes.length > 0 || changes.some(({ reason }) => reason !== "SUPERSEDED"))
    return { kind: "NOT_COMPARABLE", changes, hash: null, sentence: notComparable(changes, codes) };
  const newer =
    changes.length > 0
      ? ` Depuis, ${count(changes.length, "publication a", "publications ont")} un millésime plus récent.`
      : "";
  if (!timingSafeEqual(answerHash(data, citation.salt), citation.hash))
    return { kind: "CHANGED", changes, hash: null, sentence: `${different}${newer}` };
  const hash = Buffer.from(citation.hash).toString("base64url");
  return { kind: "IDENTICAL", changes, hash, sentence: `${identical}${newer}` };
}

const identical = "Identique : la même question, au même instant, donne la même réponse.";
const different =
  "Différente : les publications sont les mêmes, mais ce qu'un registre, le graphe ou vos droits en donnent n'est pas ce qui fut cité : cela a changé depuis, ou celui qui citait lisait par d'autres droits.";

function notComparable(changes: readonly Change[], codes: readonly string[]): string {
  const countOf = (reason: Change["reason"]) => changes.filter((change) => change.reason === reason).length;
  const clauses = [
    countOf("WITHDRAWN") > 0 &&
      `${count(countOf("WITHDRAWN"), "publication a été retirée", "publications ont été retirées")} par son institution`,
    countOf("EMBARGOED") > 0 && `${count(countOf("EMBARGOED"), "publication est", "publications sont")} sous embargo`,
    countOf("NOT_READ") > 0 &&
      `${count(countOf("NOT_READ"), "publication ne vous est pas", "publications ne vous sont pas")} lisible ou ne répond pas`,
    codes.length > 0 && `la réponse d'aujourd'hui est incomplète (${codes.join(", ")})`,
  ].filter(Boolean);
  return `Rien ne peut être dit de l'identité : ${clauses.join(" ; ")}. Elle n'est dite qu'à qui lit toutes les publications de la citation.`;
}

const count = (number: number, singular: string, plural: string): string =>
  `${number} ${number === 1 ? singular : plural}`;
