import { unwatchFile, watchFile } from "node:fs";
import { readFile } from "node:fs/promises";

/** Calls `offer` with a file's text at each change. @returns a function that stops watching */
export type Changes = (offer: (sdl: string) => void) => () => void;

const lookEveryMs = 1_000;

/** By polling, which works on every file system, network ones included. A half-written file is refused, and the whole one read at the next poll. */
export const watchSupergraph =
  (path: string): Changes =>
  (offer) => {
    const readAndOffer = () => void readFile(path, "utf8").then(offer, () => undefined);
    watchFile(path, { interval: lookEveryMs, persistent: false }, readAndOffer);
    return () => unwatchFile(path, readAndOffer);
  };
