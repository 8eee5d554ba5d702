import { expect, test } from "vitest";
import { repeatedMember } from "./repeatedMember.ts";
import { posting, sent, serveWord } from "./testbed.ts";

serveWord();

test.each([
  ["query", '{"query":"{ word }","query":"{ word }"}'],
  ["query", '{ "query" : "{ other }", "variables":{"a":[{"b":"}"}]}, "query"\n:\t"{ word }"}'],
  ["variables", '{"query":"{ word }","variables":{},"v\\u0061riables" : null}'],
  ["extensions", '{"extensions":null,"query":"{ word }","extensions":{}}'],
  ["operationName", '{"operationName":null,"query":"{ word }","operationName":"\\\\"}'],
  ["code", '{"query":"{ word }","variables":{"code":"55","code":"55545"}}'],
  ["code", '{"query":"{ word }","variables":{"in":[{"code":"a"},{"code":"b","of":{"code":1},"c\\u006fde":"55545"}]}}'],
  [
    "sha256Hash",
    '{"query":"{ word }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"a","sha256Hash":"b"}}}',
  ],
  ["needsKey", '{"query":"{ word }","needsKey":true,"needsKey":false}'],
  ["__proto__", '{"query":"{ word }","variables":{"__proto__":1,"__proto__":{}}}'],
  ["", '{"query":"{ word }","":1,"":2}'],
])("a question whose body gives « %s » twice is refused: %s", async (member, body) => {
  const response = await sent(posting(body));
  expect(response.status, response.body).toBe(400);
  expect(JSON.parse(response.body).errors).toEqual([
    {
      message: `Le membre « ${member} » est donné deux fois : n'en envoyez qu'un.`,
      extensions: expect.objectContaining({ code: "BAD_REQUEST" }),
    },
  ]);
});

test.each([
  '{"query":"{ word }","variables":{"query":"query","variables":{"query":1}}}',
  '{"query":"{ word(of: \\"query\\") } # \\"query\\": \\"query\\":","operationName":null}',
  '{"query":"{ word } # \\u00e9 \\\\\\" \\\\","extensions":{"query":1}}',
  '{"query":"query","operationName":"query"}',
  '{"variables":[{"a":1},{"a":"\\\\\\""},{"a":{"a":{"__proto__":{"a":"a\\":"}}}}],"a":"\\\\"}',
  '["query","query"]',
  '"query"',
])("the same word elsewhere is no second question: %s", (body) => {
  expect(repeatedMember(body, JSON.parse(body))).toBeUndefined();
});

test("variables of an address give no name twice either", async () => {
  const variables = encodeURIComponent('{"code":"55","code":"55545"}');
  const response = await sent(`GET /graphql?query=%7Bword%7D&variables=${variables} HTTP/1.1\r\nHost: a\r\n\r\n`);
  expect(response.status, response.body).toBe(400);
  expect(response.body).toContain("Le membre « code » est donné deux fois");
});

test("a body of half a mebibyte is read in no time, whatever it repeats", () => {
  const texts = [`{"a":"${"\\\\".repeat(250_000)}"}`, `{"a":"${'\\"'.repeat(250_000)}"}`, `"${" :".repeat(250_000)}"`];
  // Once more for each of its characters would outlast the test's limit.
  for (const text of texts) expect(repeatedMember(text, JSON.parse(text))).toBeUndefined();
});
