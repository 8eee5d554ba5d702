import { afterAll, beforeAll, expect, test } from "vitest";
import { gatewayOver, type Hub, partnerNames, servePartner } from "../testbed/hub.ts";

let small: Hub;
let close: () => Promise<unknown>;
beforeAll(async () => {
  const partners = await Promise.all(partnerNames.map((name) => servePartner(name)));
  const urls = Object.fromEntries(partners.map(({ url }, index) => [partnerNames[index] as string, url]));
  small = await gatewayOver(urls, { maxAnswerBytes: 2_000 });
  close = () => Promise.all([small.close(), ...partners.map((partner) => partner.close())]);
});
afterAll(() => close());

const largeQuery = `{ ${Array.from({ length: 60 }, (_, at) => `a${at}: territories(level: EPCI) { code name }`).join(" ")} }`;
const few = "{ territories(level: EPCI) { code name } }";

test("the gateway gives up an answer beyond its bytes, by its long way and its short way, and says what to change", async () => {
  for (const _ of ["judged", "remembered"]) {
    const refused = await small.ask(largeQuery);
    expect([refused.data ?? null, refused.errors]).toEqual([
      null,
      [
        {
          message: expect.stringMatching(/La réponse dépasse 2000 octets.*demandez moins de territoires/),
          extensions: { code: "ANSWER_TOO_LARGE" },
        },
      ],
    ]);
    expect((await small.ask(few)).errors).toBeUndefined();
  }
});

test("what takes several bytes a character is counted before it is sent", async () => {
  const accents = `{ ${Array.from({ length: 22 }, (_, at) => `a${at}: territory(code: "E1") { name }`).join(" ")} }`;
  const { text } = await small.ask(accents);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_000);
});
