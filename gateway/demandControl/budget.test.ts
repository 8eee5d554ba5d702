import { Socket } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { gatewayOver, type Hub, type Partner, servePartner } from "../testbed/hub.ts";
import { Budget, networkOf, payerOf } from "./budget.ts";

let caf: Partner;
let small: Hub;
beforeAll(async () => {
  caf = await servePartner("caf");
  small = await gatewayOver({ caf: caf.url }, {}, { readerBudget: 1_000 });
});
afterAll(async () => {
  await small.close();
  await caf.close();
});

test("each answer says what its question cost; who has spent his budget is told so, and when to come back", async () => {
  const question = '{ territory(code: "E1") { name } }';
  const first = await small.ask(question);
  expect(first.data).toEqual({ territory: { name: expect.any(String) } });
  const { cost } = JSON.parse(first.text).extensions;
  expect(cost).toBeGreaterThan(100);
  let refused: Response | undefined;
  for (let at = 0; at < 12 && refused?.status !== 429; at++) {
    refused = await fetch(`${small.url}?query=${encodeURIComponent(question)}`);
  }
  expect(refused?.status).toBe(429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  const { errors } = JSON.parse((await refused?.text()) ?? "{}");
  expect(errors).toEqual([
    {
      message: expect.stringContaining("Vous avez demandé beaucoup en peu de temps"),
      extensions: { code: "BUDGET_SPENT" },
    },
  ]);
});

test("the time that reading a new question takes is its reader's, refused or not, and who has none left is not read", async () => {
  const slow = await gatewayOver(
    { caf: caf.url },
    { planners: { ...defaultLimits.planners, msOfOneReader: 150 } },
    { readerBudget: 1_000_000 },
  );
  const repeatedQuery = '{ territory(code: "E1") { name } }';
  const { cost } = JSON.parse((await slow.ask(repeatedQuery)).text).extensions;
  for (let round = 0; round < 20; round++) expect((await slow.ask(repeatedQuery)).status).toBe(200);
  const fields = (round: number) => Array.from({ length: 90 }, (_, at) => `r${round}_${at}: name`).join(" ");
  const codes: unknown[] = [];
  for (let round = 0; round < 200 && !codes.includes("BUDGET_SPENT"); round++) {
    const { errors } = await slow.ask(`{ territory(code: "E1") { ${fields(round)} nothing } }`);
    codes.push(errors?.[0]?.extensions.code);
  }
  // Not one of them was priced: what they took is the time of reading them.
  expect([new Set(codes), cost * codes.length < 1_000_000]).toEqual([
    new Set(["GRAPHQL_VALIDATION_FAILED", "BUDGET_SPENT"]),
    true,
  ]);
  const refused = await slow.ask(repeatedQuery);
  expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([429, "BUDGET_SPENT"]);
  await slow.close();
}, 60_000);

test("a flood of refused questions is refused slowly, by GET and by POST; known questions are answered meanwhile", async () => {
  const pace = { burstMs: 40, msPerSecond: 200, refusalMs: 20, newTextMs: 20, longestMs: 2_000 };
  const paced = await gatewayOver({ caf: caf.url }, { pace }, { readerBudget: 10_000_000 });
  const repeatedQuery = '{ territory(code: "E1") { name } }';
  await paced.ask(repeatedQuery);
  const ends = performance.now() + 1_000;
  let refusals = 0;
  const flood = async (round: number): Promise<void> => {
    while (performance.now() < ends) {
      const answer = await (round % 2 ? fetch(`${paced.url}?query={nothing}`) : fetch(paced.url, { method: "DELETE" }));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      await answer.text();
      refusals++;
    }
  };
  let answered = 0;
  const keepAsking = async (): Promise<void> => {
    while (performance.now() < ends) answered += (await paced.ask(repeatedQuery)).status === 200 ? 1 : 0;
  };
  await Promise.all([keepAsking(), ...Array.from({ length: 6 }, (_, round) => flood(round))]);
  expect([refusals <= 2 + 10 + 6, answered > refusals]).toEqual([true, true]);
  await paced.close();
});

test("texts that were never met come at their pace; the same text for another territory waits for nothing", async () => {
  const pace = { burstMs: 50, msPerSecond: 200, refusalMs: 10, newTextMs: 25, longestMs: 2_000 };
  const paced = await gatewayOver({ caf: caf.url }, { pace }, { readerBudget: 10_000_000 });
  const timeOf = async (body: (round: number) => object): Promise<number> => {
    const began = performance.now();
    for (let round = 0; round < 10; round++) {
      const answer = await fetch(paced.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body(round)),
      });
      expect(answer.status).toBe(200);
      await answer.text();
    }
    return performance.now() - began;
  };
  // Two at once, then eight in a second: nothing makes that shorter.
  const msOfNewTexts = await timeOf((round) => ({ query: `{ n${round}: territory(code: "E1") { name } }` }));
  expect(msOfNewTexts).toBeGreaterThan(700);
  const query = "query ($code: ID!) { territory(code: $code) { name } }";
  await timeOf(() => ({ query, variables: { code: "E1" } }));
  expect(await timeOf((round) => ({ query, variables: { code: `E${round % 2}` } }))).toBeLessThan(msOfNewTexts);
  await paced.close();
});

test("a question with a hundred faults is told the first twenty", async () => {
  const answering = await gatewayOver({ caf: caf.url });
  const { status, errors = [] } = await answering.ask(
    `{ ${Array.from({ length: 100 }, (_, at) => `n${at}`).join(" ")} }`,
  );
  expect([status, errors.length]).toEqual([400, 21]);
  expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["GRAPHQL_VALIDATION_FAILED"]));
  await answering.close();
});

test("where the operator closes the schema, the gateway does not tell it, in French", async () => {
  const closed = await gatewayOver({ caf: caf.url }, {}, { introspection: false });
  const answer = await closed.ask("{ __schema { types { name } } }");
  expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  expect(answer.errors?.[0]?.message).toContain("La requête ne correspond pas au schéma.");
  await closed.close();
});

test("in any minute nobody is answered for more than two budgets and one question, whenever he asks", () => {
  const payments = fc.array(
    fc.record({ cost: fc.integer({ min: 1, max: 150 }), wait: fc.integer({ min: 0, max: 20_000 }) }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(payments, (sequence) => {
      const budget = new Budget(100);
      let now = 0;
      const paid = sequence.flatMap(({ cost, wait }) => {
        now += wait;
        return budget.pay("reader", cost, now) === 0 ? [{ cost, at: now }] : [];
      });
      for (const { at } of paid) {
        const within = paid.filter((payment) => payment.at >= at && payment.at < at + 60_000);
        expect(within.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(100 + 100 + 150);
      }
    }),
  );
});

test("who waits as long as he is told is answered; one reader's debt is nobody else's", () => {
  const budget = new Budget(100);
  expect(budget.pay("a", 5_000, 0)).toBe(0);
  const seconds = budget.pay("a", 50, 1_000);
  expect(seconds).toBeGreaterThan(60);
  expect(budget.pay("a", 50, 1_000 + seconds * 1_000)).toBe(0);
  expect(budget.pay("b", 100, 1_000)).toBe(0);
});

test("a million addresses do not fill the memory, and a subscriber's whole network of them counts as one", () => {
  const budget = new Budget(100, 1_000);
  for (let at = 0; at < 50_000; at++) budget.pay(`address ${at}`, 1, at);
  expect(budget.readers).toBe(1_000);
  expect(networkOf("2001:db8:1:2:a::1")).toBe(networkOf("2001:db8:1:2:b::9"));
  expect(networkOf("::ffff:192.0.2.1")).not.toBe(networkOf("::ffff:192.0.2.2"));
});

test("over one connection, whoever shows no token pays each time as his address, a reader as himself", () => {
  const connection = from("192.0.2.1");
  const beside = from("192.0.2.1");
  const elsewhere = from("192.0.2.2");
  const address = payerOf(undefined, connection);
  const reader = payerOf("analyst", connection);
  expect(reader).not.toBe(address);
  expect(payerOf(undefined, connection)).toBe(address);
  expect(payerOf(undefined, beside)).toBe(address);
  expect(payerOf(undefined, elsewhere)).not.toBe(address);
  expect(payerOf("analyst", elsewhere)).toBe(reader);
  expect(payerOf("steward", connection)).not.toBe(reader);
});

const from = (address: string) => ({
  socket: Object.defineProperty(new Socket(), "remoteAddress", { value: address }),
});

test("an answer longer than its price is paid once it is known, by a debt of one minute at most", () => {
  const budget = new Budget(100);
  expect(budget.pay("a", 10, 0)).toBe(0);
  budget.owe("a", -5, 0);
  expect(budget.pay("a", 90, 0)).toBe(0);
  budget.owe("a", 1_000_000, 0);
  expect(budget.pay("a", 100, 0)).toBe(120);
  expect(budget.pay("a", 100, 120_000)).toBe(0);
});
