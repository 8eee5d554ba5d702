import { recommendationCodes } from "./recommendationCodes.ts";

let codes = recommendationCodes;
let areRead = false;

/** The codes of the recommendations of this installation's Pacts: "1.5", "2022:1.5". Those of the composed graph, unless set. */
export function recommendationsInService(): readonly string[] {
  areRead = true;
  return codes;
}

/**
 * Those of another Department's Pacts, for this process: before any module asks for them, since the graph's enums are made of them.
 * @throws Error where one has asked already: a fault of ours
 */
export function setRecommendations(newCodes: readonly string[]): void {
  if (areRead && newCodes.join() !== codes.join()) throw new Error("the recommendations have been read already");
  codes = newCodes;
}
