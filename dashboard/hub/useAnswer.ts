import { useEffect, useState } from "preact/hooks";
import { type Answer, ask, isPassing } from "./ask.ts";
import type { TypedDocumentString } from "./operations.ts";

const againMs = 5_000;
const longestMs = 60_000;

/** The answer to a page's one question; null until it comes. A partner that did not answer is asked again by itself. */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  asOf: string | null,
): Answer<Data> | null {
  const [answer, setAnswer] = useState<Answer<Data> | null>(null);
  const asked = JSON.stringify([variables, asOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all that the question depends on
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const put = async (wait: number): Promise<void> => {
      const said = await ask(document, variables, asOf);
      if (isGone) return;
      setAnswer(said);
      if (said.refusals.some(isPassing)) timer = setTimeout(() => void put(Math.min(wait * 2, longestMs)), wait);
    };
    setAnswer(null);
    void put(againMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [document, asked]);
  return answer;
}
