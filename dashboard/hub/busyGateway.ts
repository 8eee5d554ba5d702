import type { Answer, Refused } from "./refused.ts";

/** Asked, in milliseconds after the one before, where the gateway was too busy for the last; longer if it says so. */
export const againAfterMs: readonly number[] = [1_000, 4_000];
/** The longest that a page waits for the gateway's word before it asks anyway. */
const longestRetryAfterMs = 15_000;

/** Of the gateway, or of a proxy before it while the gateway starts. */
export const busyStatuses: readonly number[] = [502, 503, 504];

export const busyByStatus = { message: "", extensions: { code: "OVERLOADED" } };

/** What the gateway asks to be left for, in milliseconds, within what a reader waits; 0: it says nothing. */
export function retryAfterMs(headers: Headers): number {
  const seconds = Number(headers.get("retry-after"));
  return seconds > 0 ? Math.min(seconds * 1_000, longestRetryAfterMs) : 0;
}

export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The pages' own questions are registered: that one is too long or has no plan yet is the gateway's matter, never a reader's. */
export const isOfBusyGateway = ({ code }: Refused): boolean =>
  ["PLANNERS_BUSY", "NOT_PLANNABLE", "ANSWER_INTERRUPTED", "OVERLOADED"].includes(code);

export const momentary: Refused = {
  code: "MOMENTARILY_UNAVAILABLE",
  message: "Le hub est très demandé en ce moment.",
  institution: null,
  unlockedBy: null,
  fields: [],
};

/** What the gateway tells an analyst to write otherwise, as it is said to whoever wrote nothing. */
export function inReadersWords<Data>(answer: Answer<Data>): Answer<Data> {
  if (!answer.refusals.some(isOfBusyGateway)) return answer;
  return { ...answer, refusals: [momentary, ...answer.refusals.filter((refusal) => !isOfBusyGateway(refusal))] };
}

/** The gateway was too busy for the page's question: no institution is at fault. */
export const isMomentary = ({ code }: Refused): boolean => code === momentary.code;
