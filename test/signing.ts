import type { ConventionSignature } from "@pacte-hub/schema/model/conventionSignature";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type Answers, signingOf } from "@pacte-hub/schema/rules/conventionSigning";
import { expect } from "vitest";
import { ask } from "./ask.ts";
import type { StartedHub } from "./hub.ts";

const fields: Readonly<Record<PartnerId, string>> = {
  department: "department",
  caf: "caf",
  "pole-emploi": "poleEmploi",
  siae: "siae",
};
const said =
  "signatures(origin: DEMONSTRATION) { id party act on until subject declared record { recordedAt recordedBy demonstration } }";
const question = `query ($id: ID!) { convention(id: $id) { parties { id name } start end termsSince ${Object.values(
  fields,
)
  .map((field) => `${field} { ${said} }`)
  .join(" ")} } }`;

/** The sum as the gateway makes it. */
export const gatewaysWord = `query ($id: ID!, $on: String) { convention(id: $id) { signing(on: $on) {
  state signedOn end sentence parties { party state on declared saidBy amendments } disagreements { party standing } } } }`;

/** Who has signed as a reader reckons it, from what each partner answers under its own name: the gateway says the same. */
export async function signingIn({ url }: Pick<StartedHub, "url">, id: string, on: string) {
  const [{ data }, told] = await Promise.all([ask(question, { id }, url), ask(gatewaysWord, { id, on }, url)]);
  const answers = Object.fromEntries(
    Object.entries(fields).map(([partner, field]) => [
      partner,
      (data.convention[field]?.signatures as readonly ConventionSignature[] | undefined) ?? null,
    ]),
  ) as Answers;
  const reckoned = signingOf(data.convention, answers, on);
  const { state, signedOn, end, parties, disagreements, unknown } = reckoned;
  // Where an institution is silent, the gateway's sum is null, and the error says whose word is missing.
  if (told.errors === undefined && unknown.length === 0)
    expect(told.data.convention.signing).toEqual({
      state,
      signedOn,
      end,
      sentence: expect.stringMatching(/\.$/),
      parties,
      disagreements: disagreements.map(({ party, standing }) => ({ party, standing })),
    });
  return reckoned;
}
