import type { RefObject } from "preact";
import { addressOf, type Place } from "../../parts/place.ts";

interface Props {
  readonly of: RefObject<HTMLElement | null>;
  readonly place: Place;
}

/** Moves from one sheet to the next, each as tall as the wall; the page scrolls by itself too. */
export function Slides({ of, place }: Props) {
  const move = (step: 1 | -1): void => {
    const sheets = [...(of.current?.querySelectorAll<HTMLElement>(".cover, .part") ?? [])];
    const current = sheets.findLastIndex((sheet) => sheet.getBoundingClientRect().top <= window.innerHeight / 3);
    const next = sheets[Math.min(sheets.length - 1, Math.max(0, current + step))];
    next?.scrollIntoView({ block: "start" });
  };
  return (
    <nav class="steps" aria-label="Diaporama">
      <button type="button" onClick={() => move(-1)}>
        Précédente
      </button>
      <button type="button" onClick={() => move(1)}>
        Suivante
      </button>
      <a href={addressOf({ ...place, filters: {} })}>Quitter le diaporama</a>
    </nav>
  );
}
