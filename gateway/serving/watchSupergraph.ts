import { unwatchFile, watchFile } from "node:fs";
import { readFile } from "node:fs/promises";

/** Tells what is now written in a file each time it changes, until the function returned is called. */
export type Changes = (offer: (sdl: string) => void) => () => void;

const lookEveryMs = 1_000;

/** By looking at it, which works on every disk, shared ones included; half a file is refused, and the whole one seen next. */
export const watchSupergraph =
  (path: string): Changes =>
  (offer) => {
    const readAndOffer = () => void readFile(path, "utf8").then(offer, () => undefined);
    watchFile(path, { interval: lookEveryMs, persistent: false }, readAndOffer);
    return () => unwatchFile(path, readAndOffer);
  };
