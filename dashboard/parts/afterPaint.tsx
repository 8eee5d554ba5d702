import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

interface Props {
  /** Makes it, once its turn has come. */
  readonly children: () => ComponentChildren;
}

/**
 * What stands below the first screen: made once what is above it has been painted, so that a modest machine shows the
 * answer before it has made the rest. Until then something of the page is to come, as for who waits for an institution.
 */
export function AfterPaint({ children }: Props) {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted ? children() : <p class="waiting" hidden />;
}
