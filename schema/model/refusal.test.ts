import { expectTypeOf, test } from "vitest";
import type { Refusal, refusalCodes } from "./refusal.ts";

test("the public list of codes has the code of every refusal, and no other", () => {
  expectTypeOf<(typeof refusalCodes)[number]>().toEqualTypeOf<Refusal["code"]>();
});
