import { refusalKinds, sentences } from "./contract.ts";

/** LIMIT, BUSY, SIGN_IN, NOT_OPEN, ABSENT, SILENT or QUESTION. */
export type HubRefusalKind = keyof typeof refusalKinds;

/** One refusal of an answer, as the hub says it. */
export interface RefusalEntry {
  readonly code: string;
  /** French. */
  readonly message: string;
  readonly path: readonly (string | number)[];
  /** "caf", "pole-emploi"...; null: no institution in particular. */
  readonly institution: string | null;
}

interface GraphQLErrorEntry {
  readonly message?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly sentence?: string; readonly institution?: string };
}

/** What a body may be of which nothing is known but that it is JSON. */
export interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorEntry[];
}

/** Errors of a GraphQL answer; the same refusal of several places is one. */
export function refusalsIn({ errors = [] }: AnswerBody): readonly RefusalEntry[] {
  const refusalByKey = new Map<string, RefusalEntry>();
  for (const { message = "", path = [], extensions = {} } of errors) {
    const { code = "INTERNAL", sentence = message, institution = null } = extensions;
    const key = JSON.stringify([code, sentence, institution]);
    if (!refusalByKey.has(key)) refusalByKey.set(key, { code, message: sentence, path, institution });
  }
  return [...refusalByKey.values()];
}

interface Circumstances {
  /** HTTP; null: nothing was answered. */
  readonly status?: number | null;
  /** Seconds after which the hub may be asked again, where it says so. */
  readonly retryAfter?: number | null;
  /** All that the answer says, the first one included. */
  readonly refusals?: readonly RefusalEntry[];
}

/** The hub refuses, or cannot be heard: a stable code, a French sentence, and what to change. */
export class HubRefusal extends Error {
  override readonly name = "HubRefusal";
  readonly code: string;
  readonly kind: HubRefusalKind;
  /** The hub's French sentence. */
  readonly sentence: string;
  /** What to change, in French. */
  readonly todo: string;
  readonly status: number | null;
  readonly retryAfter: number | null;
  readonly refusals: readonly RefusalEntry[];

  constructor(code: string, sentence: string, { status, retryAfter, refusals }: Circumstances = {}) {
    const kind = kindOf(code);
    const { todo } = refusalKinds[kind];
    super(`[${code}] ${sentence}\n${todo}`);
    this.code = code;
    this.kind = kind;
    this.sentence = sentence;
    this.todo = todo;
    this.status = status ?? null;
    this.retryAfter = retryAfter ?? null;
    this.refusals = refusals ?? [];
  }
}

function kindOf(code: string): HubRefusalKind {
  const kinds = Object.keys(refusalKinds) as HubRefusalKind[];
  return kinds.find((kind) => (refusalKinds[kind].codes as readonly string[]).includes(code)) ?? "QUESTION";
}

type SentenceName = keyof typeof sentences;
type Words = Readonly<Record<string, unknown>>;

interface OwnCircumstances extends Circumstances {
  /** Under another code than its sentence's. */
  readonly under?: string;
  /** What is added to the sentence. */
  readonly hint?: string;
}

/** A refusal of the client's own, by one of its sentences. */
export function ownRefusal(name: SentenceName, words: Words = {}, circumstances: OwnCircumstances = {}): HubRefusal {
  const { under = name, hint = "" } = circumstances;
  return new HubRefusal(under, sentenceOf(name, words) + hint, circumstances);
}

export const sentenceOf = (name: SentenceName, words: Words = {}): string =>
  sentences[name].replaceAll(/\{(\w+)\}/g, (_, word: string) => String(words[word]));
