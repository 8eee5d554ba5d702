import { useEffect, useState } from "preact/hooks";
import { timeText } from "../french/words.ts";
import { issuers, sessionUntil, signedInAt, signIn } from "../session/session.ts";

/** How long before its end a reader is told of it, in milliseconds: time to finish a sentence and press a button (WCAG 2.2.1). */
const warnedBeforeMs = 120_000;
/** The longest that a browser's timer waits (2^31 - 1 ms). */
const longestTimerMs = 2_147_483_647;

/** Says that a reader's session ends soon, and lengthens it at a press: their institution gives a new one, the address stays. */
export function SessionEnd() {
  const until = sessionUntil();
  const [isSoon, setSoon] = useState(false);
  useEffect(() => {
    setSoon(false);
    if (until === null) return;
    const waits = Math.min(longestTimerMs, Math.max(0, until - warnedBeforeMs - Date.now()));
    const timer = setTimeout(() => setSoon(true), waits);
    return () => clearTimeout(timer);
  }, [until]);
  return (
    <div role="status">
      {isSoon && until !== null && (
        <p class="banner">
          Votre session ({signedInAt()}) finit à {timeText(new Date(until).toISOString())}. Rien de ce que vous lisez
          n'est perdu.{" "}
          <button type="button" onClick={() => void lengthen()}>
            La prolonger
          </button>
        </p>
      )}
    </div>
  );
}

async function lengthen(): Promise<void> {
  const at = signedInAt();
  const issuer = (await issuers()).find(({ name }) => name === at);
  if (issuer) await signIn(issuer);
}
