import { createContext } from "preact";
import type { PublishedFragment } from "../hub/operations.ts";

/** Where several pages make one document, their sources are told once, at its end: this takes them. */
export const Gathering = createContext<((releases: readonly PublishedFragment[]) => void) | null>(null);
