import { setFlagsFromString } from "node:v8";

/**
 * Lets the heap of this process grow to three times what a collection left, before the next. By default V8 counts the megabytes of
 * answers that only pass through as growth, and marks the whole heap for each one or two of them, on two processors at once: other
 * readers waited for that (bench/RESULTS.md, "A light question beside hostile ones").
 * @see https://nodejs.org/docs/latest-v20.x/api/v8.html#v8setflagsfromstringflags this one is read at each collection
 */
export function growHeapFreely(): void {
  setFlagsFromString("--heap-growing-percent=200");
}
