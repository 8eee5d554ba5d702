import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/**
 * What is of one EPCI stands out together, on the map and in the table, under the pointer or the keyboard's focus: each part
 * names its EPCI by `data-epci`. `parts`: how many there are, for what is drawn later to be heard too.
 */
export function useLinked(of: RefObject<HTMLElement | null>, parts: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: where there was nothing to hear, there may be now
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const show = ({ target }: Event): void => {
      const code = (target as Element).closest?.("[data-epci]")?.getAttribute("data-epci");
      for (const linkedElement of element.querySelectorAll("[data-epci]"))
        linkedElement.classList.toggle("linked", linkedElement.getAttribute("data-epci") === code);
    };
    const hide = (): void => {
      for (const linkedElement of element.querySelectorAll(".linked")) linkedElement.classList.remove("linked");
    };
    element.addEventListener("pointerover", show);
    element.addEventListener("focusin", show);
    element.addEventListener("pointerleave", hide);
    element.addEventListener("focusout", hide);
    return () => {
      element.removeEventListener("pointerover", show);
      element.removeEventListener("focusin", show);
      element.removeEventListener("pointerleave", hide);
      element.removeEventListener("focusout", hide);
    };
  }, [of, parts]);
}
