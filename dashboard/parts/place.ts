import { useEffect, useRef, useState } from "preact/hooks";
import type { Origin } from "../hub/operations.ts";
import { isPastDay } from "./parameters.ts";

/** Where the reader is, all of it in the address: what they see can be sent to someone else. */
export interface Place {
  readonly path: string;
  readonly origin: Origin;
  /** The instant as of which they look; null: now. */
  readonly asOf: string | null;
  /** Filters of the page. */
  readonly filters: Readonly<Record<string, string>>;
}

export const isDemonstration = (origin: Origin): boolean => origin === "DEMONSTRATION";

const ownParameters = ["origine", "connu"] as const;

export function placeOf(path: string, search: string): Place {
  const parameters = new URLSearchParams(search);
  const day = parameters.get("connu");
  return {
    path,
    origin: parameters.get("origine") === "demonstration" ? "DEMONSTRATION" : "REAL",
    asOf: day && isPastDay(day) ? day : null,
    filters: Object.fromEntries(
      [...parameters].filter(([name]) => !ownParameters.includes(name as (typeof ownParameters)[number])),
    ),
  };
}

/** The address of a place; what is usual is left out of it. */
export function addressOf({ path, origin, asOf, filters }: Place): string {
  const parameters = new URLSearchParams(filters);
  if (origin === "DEMONSTRATION") parameters.set("origine", "demonstration");
  if (asOf) parameters.set("connu", asOf);
  const search = parameters.toString();
  return search === "" ? path : `${path}?${search}`;
}

const moved = "hub:moved";

export function go(place: Place): void {
  const isOtherPage = place.path !== window.location.pathname;
  window.history[isOtherPage ? "pushState" : "replaceState"](null, "", addressOf(place));
  window.dispatchEvent(new CustomEvent(moved, { detail: isOtherPage }));
}

const currentPlace = (): Place => placeOf(window.location.pathname, window.location.search);

/** @param prepare has what draws a path's page; until then the page before stands. */
export function usePlace(prepare: (path: string) => Promise<void>): Place {
  const [place, setPlace] = useState(currentPlace);
  const hasMoved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for each new place
  useEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    window.scrollTo(0, 0);
    // A reader of screens is told that the page is another.
    document.querySelector<HTMLElement>("main h1")?.focus();
  }, [place]);
  useEffect(() => {
    let last = 0;
    const look = async (isOtherPage: boolean) => {
      last += 1;
      const lookNumber = last;
      await prepare(window.location.pathname);
      if (lookNumber !== last) return;
      hasMoved.current = isOtherPage;
      setPlace(currentPlace());
    };
    const back = () => void look(false);
    const move = (event: Event) => void look((event as CustomEvent<boolean>).detail);
    window.addEventListener("popstate", back);
    window.addEventListener(moved, move);
    return () => {
      window.removeEventListener("popstate", back);
      window.removeEventListener(moved, move);
    };
  }, [prepare]);
  return place;
}
