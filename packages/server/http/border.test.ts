import { expect, test } from "vitest";
import { asking, type Heard, lines, posting, question, sent, serveWord } from "./testbed.ts";

serveWord();

const mutation = '{"query":"mutation { word }"}';
const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

const hostile: readonly (readonly [string, string | Buffer, number, string, RegExp])[] = [
  ["with two Host lines", posting(question, "Host: other"), 400, "BAD_REQUEST", /Host est donné deux fois/i],
  [
    "with two Authorization lines",
    posting(question, "authorization: Bearer a.b.c", "Authorization: Bearer d.e.f"),
    400,
    "BAD_REQUEST",
    /authorization est donné deux fois/i,
  ],
  [
    "with the same line twice",
    posting(question, "hub-purpose: STEERING", "hub-purpose: STEERING"),
    400,
    "BAD_REQUEST",
    /hub-purpose/,
  ],
  ["without Host", `GET /graphql?query={word} HTTP/1.1${lines()}`, 400, "BAD_REQUEST", /Host manque/],
  ["whose Host is none", `GET /health HTTP/1.1${lines("host: a b/c@d")}`, 400, "BAD_REQUEST", /Host n'est pas un hôte/],
  ["of a long address", asking(`/graphql?query=${"x".repeat(9_000)}`), 414, "URI_TOO_LONG", /8 Kio.*POST/],
  [
    "that puts its question twice",
    asking("/graphql?query={word}&query={word}"),
    400,
    "BAD_REQUEST",
    /query est donné deux fois/,
  ],
  [
    "that puts it in the address and in the body",
    Buffer.from(posting(question).toString().replace("/graphql", "/graphql?query={word}")),
    400,
    "BAD_REQUEST",
    /adresse d'un POST/,
  ],
  ["whose address is no UTF-8", asking("/graphql?query=%ff"), 400, "BAD_REQUEST", /UTF-8/],
  [
    "whose variables are no JSON",
    asking("/graphql?query={word}&variables={"),
    400,
    "BAD_REQUEST",
    /^Le paramètre variables de l'adresse n'est pas du JSON valide/,
  ],
  [
    "whose variables are a list",
    asking("/graphql?query={word}&variables=[1]"),
    400,
    "BAD_REQUEST",
    /variables n'est pas un objet/,
  ],
  [
    "that is no UTF-8",
    posting(Buffer.from([...Buffer.from('{"query":"{ word(of: \\"'), 0xc3, 0x28, ...Buffer.from('\\") }"}')])),
    400,
    "BAD_REQUEST",
    /UTF-8/,
  ],
  [
    "that is half a pair of UTF-8",
    posting(Buffer.from([...Buffer.from('{"query":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')])),
    400,
    "BAD_REQUEST",
    /UTF-8/,
  ],
  ["of several questions", posting(`[${question}]`), 400, "BATCHING_NOT_SUPPORTED", /une par requête/],
  ["that is a text", posting('"{ word }"'), 400, "BAD_REQUEST", /objet JSON/],
  ["that asks nothing", posting('{"variables":{}}'), 400, "BAD_REQUEST", /La question manque/],
  ["without a question in its address", asking("/graphql"), 400, "BAD_REQUEST", /La question manque/],
  [
    "whose query is a list",
    posting('{"query":["{ word }"]}'),
    400,
    "BAD_REQUEST",
    /query » du corps n'est pas un texte/,
  ],
  [
    "whose variables are a text",
    posting('{"query":"{ word }","variables":"{}"}'),
    400,
    "BAD_REQUEST",
    /variables » du corps n'est pas un objet/,
  ],
  ["that takes no JSON", posting(mutation, "accept: text/csv"), 406, "NOT_ACCEPTABLE", /Accept doit admettre/],
  ["that wants anything but JSON", posting(question, "accept: */*;q=0"), 406, "NOT_ACCEPTABLE", /Accept/],
  [
    "by an address, of another type",
    asking("/graphql?query=%7Bword%7D", "content-type: text/plain"),
    415,
    "CONTENT_TYPE_NOT_SUPPORTED",
    /JSON/,
  ],
  ["of two marks and a question", posting(`\ufeff\ufeff${question}`), 400, "BAD_REQUEST", /JSON/],
  ["without a body", posting(""), 400, "BAD_REQUEST", /JSON/],
  [
    "of another charset",
    posting(question).toString().replace("application/json", "application/json; charset=utf-16"),
    415,
    "CHARSET_NOT_SUPPORTED",
    /UTF-8/,
  ],
  [
    "of an absurd type",
    posting(question).toString().replace("application/json", "///;;=q"),
    415,
    "CONTENT_TYPE_NOT_SUPPORTED",
    /JSON/,
  ],
  [
    "that a form may send",
    posting(question).toString().replace("application/json", "text/plain"),
    400,
    "CSRF_PREVENTED",
    /autre site/,
  ],
  [
    "that a form may send, spelt otherwise",
    posting(question).toString().replace("application/json", "Text/Plain; x=y"),
    400,
    "CSRF_PREVENTED",
    /autre site/,
  ],
  [
    "that says no type",
    posting(question).toString().replace("content-type: application/json\r\n", ""),
    400,
    "CSRF_PREVENTED",
    /Content-Type/,
  ],
  [
    "whose variables are too deep",
    posting(`{"query":"{ word }","variables":{"of":${nested(27)}}}`),
    400,
    "QUERY_TOO_COSTLY",
    /16 au plus.*imbriquées/,
  ],
  ...[
    '{"query":"{ word }","variables":{"of":"a\\u0000b"}}',
    '{"query":"{ word }","variables":{"a\\u0000":1}}',
    '{"query":"{ word }","variables":{"of":["a\\ud800b"]}}',
    '{"query":"{ word(of: \\"\\\\u0000\\") }"}',
    '{"query":"{ word }","variables":{"of":"a\\u000bb"}}',
    '{"query":"{ word(of: \\"\\\\u000b\\") }"}',
  ].map(
    (body) => ["with a character that no database keeps", posting(body), 400, "BAD_REQUEST", /ne s'écrit pas/] as const,
  ),
  [
    "whose address has a character that no database keeps",
    asking("/graphql?query=%7Bword(of:%22%00%22)%7D"),
    400,
    "BAD_REQUEST",
    /ne s'écrit pas/,
  ],
  [
    "whose variables are too many",
    posting(`{"query":"{ word }","variables":{"of":[${"1,".repeat(20_001)}1]}}`),
    400,
    "QUERY_TOO_COSTLY",
    /20000 au plus/,
  ],
  [
    "whose address has variables too deep",
    asking(`/graphql?query={word}&variables={"of":${nested(27)}}`),
    400,
    "QUERY_TOO_COSTLY",
    /16 au plus/,
  ],
  [
    "of a negative length",
    `POST /graphql HTTP/1.1${lines("host: hub", "content-length: -1")}`,
    400,
    "BAD_REQUEST",
    /HTTP/,
  ],
  [
    "by another method",
    `DELETE /graphql HTTP/1.1${lines("host: hub")}`,
    405,
    "METHOD_NOT_ALLOWED",
    /GET ou HEAD ou POST/,
  ],
  [
    "that posts to what is only read",
    `POST /health HTTP/1.1${lines("host: hub", "content-length: 0")}`,
    405,
    "METHOD_NOT_ALLOWED",
    /GET ou HEAD/,
  ],
];

test.each(hostile)(
  "a request %s is refused in French, with a stable code",
  async (_, request, status, code, sentence) => {
    const response = await sent(request);
    expect(response.status, response.head).toBe(status);
    const { errors } = JSON.parse(response.body);
    expect(errors).toEqual([{ message: expect.stringMatching(sentence), extensions: { code } }]);
  },
);

test("a method that is not allowed is told those that are", async () => {
  expect((await sent(`PUT /graphql HTTP/1.1${lines("host: hub")}`)).head).toContain("allow: GET, HEAD, POST");
  expect((await sent(`PUT /health HTTP/1.1${lines("host: hub")}`)).head).toContain("allow: GET, HEAD");
});

test("HEAD is answered as GET would be, without the body", async () => {
  const get = await sent(asking("/graphql?query=%7Bword%7D", "hub-request-id: mine"));
  const head = await sent(asking("/graphql?query=%7Bword%7D", "hub-request-id: mine").replace("GET", "HEAD"));
  const comparableHead = ({ head }: Heard) => (head.match(/^(?!date:|connection:).*$/gim) ?? []).toSorted();
  expect(comparableHead(head)).toEqual(comparableHead(get));
  expect(comparableHead(get).join()).toMatch(/content-length: \d+.*etag/is);
  expect([get.status, JSON.parse(get.body), head.body]).toEqual([200, { data: { word: "bonjour" } }, ""]);
  const act = await sent(asking("/graphql?query=mutation%7Bx%7D").replace("GET", "HEAD"));
  expect(act.status).toBeGreaterThanOrEqual(400);
});

test("a byte order mark before a question, and what else is usual, change nothing", async () => {
  for (const usual of [
    posting(`\ufeff${question}`),
    posting('{"query":"query ($of: [String!]) { word(of: $of) }","variables":{"of":"é\\ud83d\\ude00"}}'),
    posting(question).toString().replace("application/json", 'Application/JSON; Charset="UTF-8"'),
    posting(question, "accept: text/html;q=0.9, application/graphql-response+json; charset=utf-8"),
    posting(question, "accept: application/*;q=0.5"),
    posting(question, "accept: application/json", "accept: */*", "x-forwarded-for: a", "x-forwarded-for: b"),
    asking("/graphql?query=%7Bword%7D&variables={}&extensions={}"),
  ]) {
    const response = await sent(usual);
    expect([response.status, response.body], String(usual)).toEqual([200, expect.stringContaining('"word":')]);
  }
});

test("the name of a request stands on every answer, refusals and unknown addresses included", async () => {
  const requests = [
    asking("/graphql?query={word}", "x-request-id: mine"),
    posting(question, "x-request-id: mine"),
    posting("{", "x-request-id: mine"),
    asking("/nowhere", "x-request-id: mine"),
    asking("/livez", "x-request-id: mine"),
  ];
  const heads = await Promise.all(requests.map(async (request) => (await sent(request)).head));
  expect(heads.filter((head) => !/^hub-request-id: mine$/im.test(head))).toEqual([]);
});
