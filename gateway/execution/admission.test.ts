import { describe, expect, it } from "vitest";
import { small } from "../testbed/small.ts";

describe("A partner tells only what it was asked", () => {
  const territory = (answer: object) => ({
    reference: {
      sdl: 'type Query { t: T } type T @key(fields: "code") { code: ID! name: String }',
      says: () => JSON.stringify({ data: { t: { __typename: "T", code: "55", name: "Meuse", pe: { n: 666 } } } }),
    },
    caf: {
      sdl: 'type T @key(fields: "code") { code: ID! caf: Caf } type Caf { n: Int near: T }',
      says: () => JSON.stringify(answer),
    },
    pe: {
      sdl: 'type T @key(fields: "code") { code: ID! pe: Pe } type Pe { n: Int }',
      says: () => JSON.stringify({ errors: [{ message: "silence" }] }),
    },
  });
  const question = "{ t { name caf { n near { code pe { n } } } pe { n } } }";

  it("what it says of another's fields, at any depth, is dropped and told to the operator", async () => {
    const evil = { n: 1, near: { __typename: "T", code: "54", name: "Evil", pe: { n: 13 } }, pe: 1 };
    const hub = small(
      territory({ data: { _entities: [{ __typename: "T", code: "54", name: "Evil", pe: { n: 13 }, caf: evil }] } }),
    );
    const { data, errors } = await hub.ask(question);
    expect(data).toEqual({ t: { name: "Meuse", caf: { n: 1, near: { code: "54", pe: null } }, pe: null } });
    expect(errors.map(({ extensions }) => extensions.institution)).toEqual(["pe", "pe"]);
    expect(hub.dropped).toEqual(expect.arrayContaining(["reference: pe", "caf: name", "caf: pe"]));
  });

  it("an entity of another type than it was asked about is not believed, and the partner that said it is named", async () => {
    const hub = small(territory({ data: { _entities: [{ __typename: "Caf", caf: { n: 1 } }] } }));
    const { data, errors } = await hub.ask("{ t { name caf { n } } }");
    expect(data).toEqual({ t: { name: "Meuse", caf: null } });
    expect(errors).toMatchObject([
      { path: ["t", "caf"], extensions: { code: "PARTNER_ANSWER_INVALID", institution: "caf" } },
    ]);
  });
});
