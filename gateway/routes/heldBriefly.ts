/** Longer than the institutions are waited for. */
const longestMs = 30_000;

/**
 * Many readers at one moment are one question to the institutions: an answer is given again for so many milliseconds, to
 * whoever comes. One that failed is made anew.
 */
export function heldBriefly<Answer>(
  heldMs: number,
  make: (signal: AbortSignal) => Promise<Answer>,
  now: () => number = Date.now,
) {
  let latest: { readonly until: number; readonly answer: Promise<Answer> } | undefined;
  return (): Promise<Answer> => {
    if (latest && latest.until > now()) return latest.answer;
    // Whoever comes next waits for it too: it outlives the reader who asked first.
    const answer = make(AbortSignal.timeout(longestMs));
    // While it is made nobody has another begun, however long it takes.
    const entry = { until: Number.POSITIVE_INFINITY, answer };
    latest = entry;
    answer.then(
      () => {
        entry.until = now() + heldMs;
      },
      () => {
        latest = undefined;
      },
    );
    return answer;
  };
}
