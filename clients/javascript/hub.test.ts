import { expect, test } from "vitest";
import type { HubOptions } from "./client.ts";
import { hubClient } from "./hub.ts";
import { HubRefusal } from "./refusal.ts";

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

const refused = (code: string, message: string, status: number, headers: Readonly<Record<string, string>> = {}) =>
  Response.json({ errors: [{ message, extensions: { code } }] }, { status, headers });

/** A hub that answers these, one after another: what it was sent, and how long its reader waited. */
function answering(answers: readonly (Response | Error)[], options: Partial<HubOptions> = {}) {
  const requests: Sent[] = [];
  const waits: number[] = [];
  const client = hubClient({
    url: "http://127.0.0.1:4000/graphql",
    fetch: async (url, init = {}) => {
      const answer = answers[requests.length];
      requests.push({ url: String(url), init });
      if (!answer || answer instanceof Error) throw answer ?? new Error("asked too often");
      return answer;
    },
    sleep: async (ms) => void waits.push(ms),
    ...options,
  });
  return { client, sent: requests, waits };
}

const rows = (...objects: readonly object[]) => objects.map((row) => `${JSON.stringify(row)}\n`).join("");
const cut = (code: string) =>
  Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

test("a hub that is busy is asked again when it says, and a spent budget waits its time", async () => {
  const { client, waits } = answering([
    refused("PLANNERS_BUSY", "…", 503, { "retry-after": "5" }),
    refused("BUDGET_SPENT", "…", 429, { "retry-after": "30" }),
    new Response("<html>", { status: 502 }),
    new Response(rows({ code: "55" })),
  ]);
  expect((await client.query("{ x }")).rows).toEqual([{ code: "55" }]);
  expect(waits).toEqual([5_000, 30_000, 4_000]);
});

test("a pause longer than the reader's patience is a refusal that says how long", async () => {
  const { client, waits } = answering([
    refused("BUDGET_SPENT", "Réessayez dans 600 s.", 429, { "retry-after": "600" }),
  ]);
  await expect(client.query("{ x }")).rejects.toMatchObject({
    code: "BUDGET_SPENT",
    kind: "LIMIT",
    retryAfter: 600,
    sentence: "Réessayez dans 600 s.",
    todo: expect.stringContaining("moins de territoires"),
  });
  expect(waits).toEqual([]);
});

test("what a limit refuses is not asked again", async () => {
  const { client, sent } = answering([refused("QUERY_TOO_COSTLY", "Trop.", 400)]);
  const refusal = await client.query("{ x }").catch((error) => error);
  expect(refusal).toBeInstanceOf(HubRefusal);
  expect([refusal.kind, refusal.status, sent.length]).toEqual(["LIMIT", 400, 1]);
});

test("a cut line is mended for a table; what may be an act is sent again only where nothing can have been read", async () => {
  const reading = answering([cut("ECONNRESET"), new Response(rows({ code: "55" }))]);
  expect((await reading.client.query("{ x }")).rows).toHaveLength(1);
  const act = answering([cut("ECONNRESET")]);
  await expect(act.client.ask("mutation { x }")).rejects.toMatchObject({ code: "UNREACHABLE", kind: "BUSY" });
  const unread = answering([cut("ECONNREFUSED"), Response.json({ data: { x: 1 } })]);
  expect(await unread.client.ask("mutation { x }")).toEqual({ data: { x: 1 }, refusals: [] });
  const interrupted = answering([refused("ANSWER_INTERRUPTED", "…", 503)]);
  await expect(interrupted.client.ask("mutation { x }")).rejects.toMatchObject({ code: "ANSWER_INTERRUPTED" });
});

test("a partial table keeps its rows, and says what is missing: its reader is warned, and the refusals go with it", async () => {
  const warned: unknown[] = [];
  const errors = [
    {
      message: "La CAF ne répond pas.",
      path: ["caf"],
      extensions: { code: "PARTNER_UNAVAILABLE", institution: "caf" },
    },
  ];
  const { client } = answering(
    [
      new Response(rows({ code: "55", errors: "PARTNER_UNAVAILABLE" }), {
        headers: { "hub-errors": "PARTNER_UNAVAILABLE, NOT_GRANTED" },
      }),
      Response.json({ data: { caf: null }, errors }),
    ],
    { onPartial: (refusals) => void warned.push(refusals) },
  );
  const { rows: read, refusals } = await client.query("{ caf { id } }");
  expect(read).toHaveLength(1);
  expect(refusals).toMatchObject([
    { code: "PARTNER_UNAVAILABLE", message: "La CAF ne répond pas.", institution: "caf" },
    { code: "NOT_GRANTED", institution: null },
  ]);
  expect(warned).toEqual([refusals]);
});

test("a token that no header can hold is refused before anything is sent, and never repeated", async () => {
  const { client, sent } = answering([], { token: "first\nsecond" });
  const refusal = await client.query("{ x }").catch((error: Error) => error);
  expect(refusal).toMatchObject({ code: "TOKEN_MALFORMED", kind: "SIGN_IN" });
  expect([String(refusal).includes("second"), sent]).toEqual([false, []]);
});

test("a token goes to this hub only: never in clear, never along a redirection, and a new one is asked for when it is over", async () => {
  const outside = answering([], { url: "http://hub.example", token: "secret" });
  await expect(outside.client.query("{ x }")).rejects.toMatchObject({ code: "INSECURE_ADDRESS" });
  expect(outside.sent).toEqual([]);
  const tokens = ["first", "second"];
  const { client, sent } = answering([refused("UNAUTHENTICATED", "…", 401), new Response(rows({ code: "55" }))], {
    token: () => tokens.shift() ?? "",
  });
  await client.query("{ x }");
  expect(sent.map(({ init }) => (init.headers as Record<string, string>).authorization)).toEqual([
    "Bearer first",
    "Bearer second",
  ]);
  expect(sent.map(({ init }) => init.redirect)).toEqual(["error", "error"]);
});

test("a saved query is read with its key in a header, never in its address", async () => {
  const { client, sent } = answering([new Response(rows({ code: "55" }))]);
  await client.saved("besoins", { codes: ["55", "54"] }, { key: { id: "k1", secret: "s3cr3t" } });
  expect(sent).toMatchObject([
    {
      url: "http://127.0.0.1:4000/q/besoins.ndjson?codes=55%2C54",
      init: { headers: { authorization: `Basic ${btoa("k1:s3cr3t")}` } },
    },
  ]);
});

test("a table is cited as it was read: its question, its variables, its instant", async () => {
  const date = { date: "Mon, 30 Nov 2026 08:00:00 GMT" };
  const { client, sent } = answering([
    new Response(rows({ code: "55" }), { headers: date }),
    Response.json({ citation: { link: "/c/abcdefghijkl" } }, { status: 201 }),
  ]);
  const table = await client.query("query ($epci: ID!) { x }", { epci: "55" });
  await client.citation(table);
  const { headers, body } = sent[1]?.init ?? {};
  expect((headers as Record<string, string>)["hub-as-of"]).toBe("2026-11-30T08:00:00Z");
  expect(JSON.parse(String(body))).toEqual({ query: "query ($epci: ID!) { x }", variables: { epci: "55" } });
});

test("a series of no place is refused before its figures are asked, whatever its program left out", async () => {
  const catalogueAnswers = () => [
    new Response(rows({ institution: "caf", id: "rsa-households", series: "caf", field: "rsaHouseholds" })),
    new Response(rows({ institution: "caf", id: null, series: null, field: null })),
  ];
  for (const options of [{}, undefined, { from: "2021-12" }]) {
    const { client, sent } = answering(catalogueAnswers());
    await expect(client.series("rsa-households", options as never)).rejects.toMatchObject({
      code: "PLACE_NEEDED",
      kind: "QUESTION",
      sentence: expect.stringMatching(/territories.*level/),
    });
    expect(sent).toHaveLength(2);
  }
});

test("an address that is not whole is refused at once, in French", () => {
  for (const url of ["127.0.0.1:5500", "hub.example", "", "ftp://hub.example"])
    expect(() => hubClient({ url })).toThrow(/n'est pas une adresse/);
});

test("an address that is no hub, or none at all, says so in French", async () => {
  const page = answering([new Response("<html>")]);
  await expect(page.client.ask("{ x }")).rejects.toMatchObject({
    code: "NOT_A_HUB",
    sentence: expect.stringContaining("vérifiez-la"),
  });
  const nobody = answering([cut("ENOTFOUND")], { retries: 0 });
  await expect(nobody.client.query("{ x }")).rejects.toMatchObject({
    code: "UNREACHABLE",
    sentence: expect.stringContaining("ENOTFOUND"),
  });
});
