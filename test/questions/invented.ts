import { expect, test } from "vitest";
import { ask } from "../ask.ts";
import type { StartedHub } from "../hub.ts";
import { as } from "../persona.ts";
import { claimed, documents, readers, textOf } from "./documents.ts";

/** Each row and figure of an answer that says of itself it was invented. */
const markedIn = (answer: unknown): number => JSON.stringify(answer).split('"demonstration":true').length - 1;

/** On a hub with the demonstration, the questions that say invented figures answer them get some, each with its mark. */
export function questionsAnsweredByInvention(hubOf: () => StartedHub): void {
  test.each(documents)(
    "%s is answered with invented figures where it says so, marked, and only when they are asked for",
    async (name) => {
      const { demonstration, who = "" } = claimed(name);
      const hub = hubOf();
      const reader = readers[who] ? await as(readers[who], hub) : {};
      const real = await ask(textOf(name), {}, hub.url, reader);
      expect(markedIn(real.data)).toBe(0);
      const asked = demonstration === "oui" ? { origin: "DEMONSTRATION" } : {};
      const { data } = await ask(textOf(name), asked, hub.url, reader);
      expect(markedIn(data) > 0).toBe(demonstration === "oui");
    },
  );
}
