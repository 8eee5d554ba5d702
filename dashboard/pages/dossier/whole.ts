import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** True once nothing in it waits for an answer and every drawing is drawn: it can be printed. */
export function useWhole(of: RefObject<HTMLElement | null>): boolean {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const look = () => setWhole(isComplete(element));
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    look();
    return () => observer.disconnect();
  }, [of]);
  return isWhole;
}

const isComplete = (element: HTMLElement): boolean =>
  !element.querySelector(".waiting") &&
  [...element.querySelectorAll(".drawing")].every((drawing) => drawing.childElementCount > 0);
