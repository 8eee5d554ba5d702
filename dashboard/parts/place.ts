import { useEffect, useState } from "preact/hooks";
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

const own = ["origine", "connu"] as const;

export function placeOf(path: string, search: string): Place {
  const parameters = new URLSearchParams(search);
  const known = parameters.get("connu");
  return {
    path,
    origin: parameters.get("origine") === "demonstration" ? "DEMONSTRATION" : "REAL",
    asOf: known && isPastDay(known) ? known : null,
    filters: Object.fromEntries([...parameters].filter(([name]) => !own.includes(name as (typeof own)[number]))),
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
  window.dispatchEvent(new Event(moved));
  if (!isOtherPage) return;
  window.scrollTo(0, 0);
  // A reader of screens is told that the page is another.
  document.querySelector<HTMLElement>("main h1")?.focus();
}

const here = (): Place => placeOf(window.location.pathname, window.location.search);

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const look = () => setPlace(here());
    window.addEventListener("popstate", look);
    window.addEventListener(moved, look);
    return () => {
      window.removeEventListener("popstate", look);
      window.removeEventListener(moved, look);
    };
  }, []);
  return place;
}
