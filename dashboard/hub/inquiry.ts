import { isPassing } from "./ask.ts";
import { mergeAnswers } from "./merge.ts";
import { type Partner, partners } from "./partners.ts";
import type { Answer, Refused } from "./refused.ts";

/** Of whom a part of a page is asked; null: the whole page is one question. */
export type Part = Partner | null;

/** What came of one part. */
interface Received {
  readonly answer: Answer<unknown>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of an earlier asking: the same question is being asked again. */
  readonly isFormer: boolean;
}

export interface Inquiry {
  /** Names the question among all: the operation, its variables, the day, the reader. */
  readonly question: string;
  readonly parts: readonly Part[];
  ask(part: Part, signal: AbortSignal): Promise<Answer<unknown>>;
  /** By which it waits. */
  readonly clock?: Clock;
  /** Hears the answer each time that it grows; null until a first part comes. */
  onAnswer(answer: Answer<unknown> | null, isWhole: boolean): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs this after so many milliseconds, unless what it returns is called before. */
  after(ms: number, run: () => void): () => void;
}

const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const againMs = 5_000;
const longestMs = 60_000;
/** What comes again sooner than this was never old to its reader. */
const formerAfterMs = 1_000;

export interface Inquiring {
  /** Asks now whoever did not answer. */
  retry(): void;
  stop(): void;
}

/** What was answered to each question, the latest last: a page that is seen again shows it while it asks again. */
const formerAnswers = new Map<string, Received>();
const mostFormer = 60;

/**
 * Asks each part by itself: a slow partner keeps nobody waiting but those who read its own figures. Whoever does not
 * answer is asked again, later and later; meanwhile what it answered before stands, marked.
 */
export function inquire({ question, parts, ask: askPart, onAnswer, clock = systemClock }: Inquiry): Inquiring {
  const leaving = new AbortController();
  const since = clock.now();
  const timers = new Map<Part, () => void>();
  const received = new Map<Part, Received>();
  for (const part of parts) {
    const former = formerAnswers.get(`${question} ${part}`);
    if (former) received.set(part, { ...former, isFormer: true });
  }
  const notify = (): void => {
    const answer = answerOfParts(parts, received, clock.now() - since >= formerAfterMs);
    if (!leaving.signal.aborted) onAnswer(answer, received.size === parts.length);
  };
  const askAgain = async (part: Part, wait: number): Promise<void> => {
    timers.delete(part);
    const answer = await askPart(part, leaving.signal);
    if (leaving.signal.aborted) return;
    const current = { answer, at: clock.now(), isFormer: false };
    if (answer.refusals.some(isPassing)) {
      const former = received.get(part);
      received.set(part, former?.answer.data ? standingAnswer(former, answer) : current);
      timers.set(
        part,
        clock.after(wait, () => void askAgain(part, Math.min(wait * 2, longestMs))),
      );
    } else {
      received.set(part, current);
      remember(`${question} ${part}`, current);
    }
    notify();
  };
  notify();
  const cancelLate = received.size > 0 ? clock.after(formerAfterMs, notify) : undefined;
  for (const part of parts) void askAgain(part, againMs);
  return {
    retry() {
      for (const [part, cancel] of timers) {
        cancel();
        void askAgain(part, againMs);
      }
    },
    stop() {
      leaving.abort();
      cancelLate?.();
      for (const cancel of timers.values()) cancel();
    },
  };
}

/** What stood stands, beside why nothing newer came. */
const standingAnswer = ({ answer: { data }, at }: Received, { refusals }: Answer<unknown>): Received => ({
  answer: { data, refusals },
  at,
  isFormer: true,
});

function remember(key: string, received: Received): void {
  formerAnswers.delete(key);
  formerAnswers.set(key, received);
  const [oldest] = formerAnswers.keys();
  if (formerAnswers.size > mostFormer && oldest !== undefined) formerAnswers.delete(oldest);
}

/** One answer of all parts that came: who is still waited for, or stands by an earlier answer, is named by a refusal. */
function answerOfParts(
  parts: readonly Part[],
  received: ReadonlyMap<Part, Received>,
  isLate: boolean,
): Answer<unknown> | null {
  if (received.size === 0) return null;
  const refusals = parts.flatMap((part): readonly Refused[] => {
    const institution = part && partners[part];
    const partAnswer = received.get(part);
    if (!partAnswer) return [{ code: "WAITING", message: "", institution, unlockedBy: null, fields: [] }];
    const message = new Date(partAnswer.at).toISOString();
    const former: Refused = { code: "FORMER", message, institution, unlockedBy: null, fields: [] };
    return [
      ...partAnswer.answer.refusals.map((refusal) => ({ ...refusal, part: institution })),
      ...(partAnswer.isFormer && isLate ? [former] : []),
    ];
  });
  const data = [...received.values()].reduce<unknown>((sum, { answer }) => mergeAnswers(sum, answer.data), undefined);
  return { data: data ?? null, refusals };
}
