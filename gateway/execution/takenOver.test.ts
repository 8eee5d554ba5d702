import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { gatewayOver, type Hub, type Partner, servePartner } from "../testbed/hub.ts";

/** The CAF, whose fields are taken over, is not there: what is still asked of it fails. */
let poleEmploi: Partner;
let hub: Hub;
beforeAll(async () => {
  poleEmploi = await servePartner("pole-emploi");
  hub = await gatewayOver({ "pole-emploi": poleEmploi.url });
});
afterAll(async () => {
  await hub.close();
  await poleEmploi.close();
});

const motto = '{ territory(code: "E1") { motto } }';
const emblem = '{ territory(code: "E1") { emblem } }';

test("a field that an institution takes over for a part of the questions is asked of it for that part, of the other for the rest", async () => {
  const random = vi.spyOn(Math, "random");
  for (const [share, partnerAsked] of [
    [0, "pole-emploi"],
    [0.29, "pole-emploi"],
    [0.3, "caf"],
    [0.99, "caf"],
    [0.1, "pole-emploi"],
  ] as const) {
    random.mockReturnValue(share);
    const { data, errors } = await hub.ask(motto);
    if (partnerAsked === "pole-emploi")
      expect([data, errors]).toEqual([{ territory: { motto: "Devise de E1" } }, undefined]);
    else expect(errors).toMatchObject([{ extensions: { code: "PARTNER_UNAVAILABLE", institution: "caf" } }]);
  }
  random.mockRestore();
});

test("a field taken over under a label is asked of its new institution once the operator says so", async () => {
  const before = await hub.ask(emblem);
  expect(before.errors).toMatchObject([{ extensions: { institution: "caf" } }]);
  const after = await gatewayOver({ "pole-emploi": poleEmploi.url }, {}, { labels: ["emblems"] });
  expect((await after.ask(emblem)).data).toEqual({ territory: { emblem: "Blason de E1" } });
  await after.close();
});

test("of a thing whose type nobody tells, the reader is told no type, and why", async () => {
  const siae = await servePartner("siae");
  const alone = await gatewayOver({ siae: siae.url, reference: "http://127.0.0.1:9/graphql" });
  for (const query of ["{ best { __typename id } }", "{ best { __typename label score } }"]) {
    const { data, errors } = await alone.ask(query);
    expect(data, query).toEqual({ best: null });
    expect(errors?.[0]?.extensions).toEqual({ code: "PARTNER_UNAVAILABLE", institution: "reference" });
  }
  expect((await alone.ask("{ best { id score } }")).data).toEqual({ best: { id: "B2", score: 2 } });
  await alone.close();
  await siae.close();
});
