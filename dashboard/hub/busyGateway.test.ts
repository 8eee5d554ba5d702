import { expect, test } from "vitest";
import { askThrough, isPassing, silenceOf } from "./ask.ts";
import { TypedDocumentString } from "./operations.ts";

const document = new TypedDocumentString<object, object>("query Page { caf { id } }", { hash: "f".repeat(64) });
const answered = { data: { caf: { id: "caf" } } };
const unknown = { errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] };
const refusal = (code: string) => ({
  errors: [{ message: `Sentence of ${code} for an analyst.`, extensions: { code } }],
});

/** The reader leaves the page while it waits for so long. */
const leftAtMs = 7_000;

/** Asks a gateway that answers each request with the next of these, and the last from then on. */
async function askGateway(answers: readonly (() => Response)[], leaving = new AbortController()) {
  const requests: { readonly query?: string; readonly extensions: object }[] = [];
  const waits: number[] = [];
  const ask = askThrough({
    fetch: async (_, init) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)] as () => Response;
      requests.push(JSON.parse(String(init?.body)));
      return answer();
    },
    pause: async (ms) => {
      waits.push(ms);
      if (ms === leftAtMs) leaving.abort();
    },
    token: () => null,
    endedAt: () => null,
  });
  return { ...(await ask(document, {}, null, leaving.signal)), sent: requests, waits };
}

const json =
  (body: object, status = 200, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response(JSON.stringify(body), { status, headers });

test("a gateway that does not know the page's hash is sent the text once, with its hash", async () => {
  const { data, refusals, sent } = await askGateway([json(unknown), json(answered)]);
  expect([data, refusals]).toEqual([answered.data, []]);
  const extensions = { persistedQuery: { version: 1, sha256Hash: "f".repeat(64) } };
  expect(sent).toEqual([
    { extensions, variables: {} },
    { query: "query Page { caf { id } }", extensions, variables: {} },
  ]);
});

test("a page older than the graph, whose text is refused too, tells its reader in French to load it anew", async () => {
  for (const second of [unknown, refusal("OPERATION_NOT_REGISTERED"), refusal("GRAPHQL_VALIDATION_FAILED")]) {
    const { refusals, sent } = await askGateway([json(unknown), json(second, 400)]);
    expect(refusals.map(({ message }) => message)).toEqual([
      "Le hub a été mis à jour depuis que cette page est ouverte : rechargez-la.",
    ]);
    expect(sent).toHaveLength(2);
  }
});

test.each([
  ["PLANNERS_BUSY", 503],
  ["NOT_PLANNABLE", 400],
  ["ANSWER_INTERRUPTED", 503],
  ["OVERLOADED", 503],
])("%s is asked again, and its reader sees the figures alone", async (code, status) => {
  const { data, refusals, sent } = await askGateway([json(refusal(code), status), json(answered)]);
  expect([data, refusals, sent.length]).toEqual([answered.data, [], 2]);
});

test("a gateway that stays busy is told as momentarily unavailable, never in an analyst's words, and is passing", async () => {
  const page = () => new Response("<h1>503 Service Unavailable</h1>", { status: 503 });
  const busy = [json(refusal("NOT_PLANNABLE"), 400), json(refusal("ANSWER_INTERRUPTED"), 503), page, json({}, 502)];
  for (const busyAnswer of busy) {
    const { data, refusals, sent } = await askGateway([busyAnswer]);
    expect([data, sent.length]).toEqual([null, 3]);
    expect(refusals.map(({ message }) => message)).toEqual(["Le hub est très demandé en ce moment."]);
    expect(refusals.every(isPassing)).toBe(true);
    expect(silenceOf(refusals, "caf")).toBe("Momentanément indisponible : la page redemande d'elle-même.");
  }
});

test("the waits grow, and the time that the gateway asks for is left to it", async () => {
  const waits = async (headers: Record<string, string>) =>
    (await askGateway([json(refusal("PLANNERS_BUSY"), 503, headers)])).waits;
  expect(await waits({})).toEqual([1_000, 4_000]);
  expect(await waits({ "retry-after": "5" })).toEqual([5_000, 5_000]);
  expect(await waits({ "retry-after": "3600" })).toEqual([15_000, 15_000]);
  expect(await waits({ "retry-after": "Sun, 29 Nov 2026 12:00:00 GMT" })).toEqual([1_000, 4_000]);
});

test("a page that is left asks no more, and what is refused for good is asked once", async () => {
  const waitTooLong = [json(refusal("PLANNERS_BUSY"), 503, { "retry-after": String(leftAtMs / 1_000) })];
  expect((await askGateway(waitTooLong)).sent).toHaveLength(1);
  const { refusals, sent } = await askGateway([json(refusal("NOT_GRANTED"))]);
  expect([refusals.map(({ code }) => code), sent.length]).toEqual([["NOT_GRANTED"], 1]);
});
