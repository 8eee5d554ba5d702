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
  '{"a":1,"a":2,"query":"{ word }"}',
  '["query","query"]',
  '"query"',
])("the same word elsewhere is no second question: %s", (body) => {
  expect(JSON.parse(body)).toBeDefined();
  expect(repeatedMember(body)).toBeUndefined();
});
