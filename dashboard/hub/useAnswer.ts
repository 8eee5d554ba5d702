import { useEffect, useRef, useState } from "preact/hooks";
import { token } from "../session/session.ts";
import { ask } from "./ask.ts";
import { type Inquiring, inquire } from "./inquiry.ts";
import type { TypedDocumentString } from "./operations.ts";
import { type Partner, partVariables } from "./partners.ts";
import type { Answer } from "./refused.ts";

/** For how long the answer to the question before stands while parts of the new one are missing, in milliseconds. */
const formerStandsMs = 1_000;

/** An answer as a page shows it. */
export interface PageAnswer<Data, Variables> extends Answer<Data> {
  /** The question it answers: while another is asked, that is the one before. */
  readonly of: { readonly variables: Variables; readonly asOf: string | null };
  /** Whether the reader has since asked another, which has no answer yet. */
  readonly isFormer: boolean;
  /** Asks now whoever did not answer. */
  retry(): void;
}

/** What a page says of its question; whom of is not its matter. */
type Own<Variables> = Omit<Variables, Partner>;

interface HeldAnswer<Data, Variables> {
  readonly question: string;
  readonly answer: Answer<Data>;
  readonly of: PageAnswer<Data, Own<Variables>>["of"];
}

/**
 * The answer to a page's operation, asked of each of these partners apart (of all at once where none is named); null
 * until a first part comes. Who did not answer is asked again by itself; the answer before stands until there is another.
 */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Own<Variables>,
  asOf: string | null,
  ofWhom: readonly Partner[] = [],
): PageAnswer<Data, Own<Variables>> | null {
  const [heldAnswer, setHeld] = useState<HeldAnswer<Data, Variables> | null>(null);
  const [silence, setSilence] = useState<Answer<Data>["refusals"] | null>(null);
  const inquiring = useRef<Inquiring | null>(null);
  const question = JSON.stringify([document.__meta__ ?? document.toString(), variables, asOf, token()]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `question` says all that it depends on
  useEffect(() => {
    const since = Date.now();
    let late: ReturnType<typeof setTimeout> | undefined;
    setSilence(null);
    inquiring.current = inquire({
      question,
      parts: ofWhom.length === 0 ? [null] : ofWhom,
      ask: (part, signal) =>
        ask(document, { ...variables, ...(part && partVariables(part)) } as Variables, asOf, signal),
      onAnswer(answer, isWhole) {
        clearTimeout(late);
        if (!answer) return;
        const next = { question, answer: answer as Answer<Data>, of: { variables, asOf } };
        const hold = () => setHeld((before) => (before && !next.answer.data ? before : next));
        setSilence(answer.data ? null : answer.refusals);
        if (isWhole) hold();
        // Parts that come a moment later come with the rest, lest the page change four times under its reader.
        else late = setTimeout(hold, Math.max(0, since + formerStandsMs - Date.now()));
      },
    });
    return () => {
      clearTimeout(late);
      inquiring.current?.stop();
    };
  }, [question]);
  if (!heldAnswer) return null;
  const isFormer = heldAnswer.question !== question;
  const refusals = (isFormer ? silence : null) ?? heldAnswer.answer.refusals;
  return { ...heldAnswer.answer, refusals, of: heldAnswer.of, isFormer, retry: () => inquiring.current?.retry() };
}
