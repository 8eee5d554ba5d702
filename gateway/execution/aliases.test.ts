import { describe, expect, it } from "vitest";
import { small } from "../testbed/small.ts";

const person = (id: string) => ({ __typename: "Person", id });
const people = {
  hr: {
    sdl: 'type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! name: String managerId: ID }',
    resolvers: {
      Query: { person: (_: never, { id }: { id: string }) => person(id) },
      Person: {
        name: ({ id }: { id: string }) => `N${id}`,
        managerId: ({ id }: { id: string }) => `${Number(id) + 1}`,
      },
    },
  },
  pay: {
    sdl: 'type Person @key(fields: "id") { id: ID! salary: Int name: String @external badge: String @requires(fields: "name") }',
    resolvers: {
      Person: {
        salary: ({ id }: { id: string }) => Number(id) * 1000,
        badge: ({ name }: { name: string }) => `badge of ${name}`,
      },
    },
  },
};

describe("A reader's alias never changes which entity is asked", () => {
  it.each([
    [
      "a key's name given to another field",
      '{ person(id: "7") { name id: managerId salary } }',
      { name: "N7", id: "8", salary: 7000 },
    ],
    ["a required field's name", '{ person(id: "7") { name: id badge } }', { name: "7", badge: "badge of N7" }],
    ["names swapped", '{ person(id: "7") { id: name name: id salary } }', { id: "N7", name: "7", salary: 7000 }],
    [
      "names turned round",
      '{ person(id: "7") { id: name name: managerId managerId: id salary badge } }',
      { id: "N7", name: "8", managerId: "7", salary: 7000, badge: "badge of N7" },
    ],
    [
      "in fragments",
      '{ person(id: "7") { ...F ... on Person { id: name } } } fragment F on Person { id: name salary }',
      { id: "N7", salary: 7000 },
    ],
    [
      "names that engines reserve",
      '{ person(id: "7") { __typename: name _entities: id _e0: salary representations: managerId } }',
      { __typename: "N7", _entities: "7", _e0: 7000, representations: "8" },
    ],
    ["the name itself", '{ person(id: "7") { id: id salary: salary } }', { id: "7", salary: 7000 }],
  ])("%s", async (_, query, expected) => {
    const { data, errors } = await small(people).ask(query);
    expect({ data, errors }).toEqual({ data: { person: expected }, errors: [] });
  });

  it("errors stand under the reader's names, at the place and below it", async () => {
    const hub = small({
      a: {
        sdl: "type Query { root(n: Int): Box } type Box @shareable { inner: Inner! } type Inner @shareable { x: Int! }",
        resolvers: {
          Query: { root: () => ({ inner: {} }) },
          Inner: {
            x: () => {
              throw new Error("x manque");
            },
          },
        },
      },
    });
    const { data, errors } = await hub.ask("{ a: root(n: 1) { b: inner { c: x } } }");
    expect(data).toEqual({ a: null });
    expect(errors).toMatchObject([{ message: "x manque", path: ["a", "b", "c"] }]);
  });

  it("a variable that bears the name of what a plan asks about is a variable", async () => {
    const hub = small({
      a: {
        sdl: 'type Query { es: [E] f: E } type E @key(fields: "id") { id: ID! }',
        resolvers: { Query: { es: () => [{ id: "1" }, { id: "2" }], f: () => ({ id: "3" }) } },
      },
      b: {
        sdl: 'type E @key(fields: "id") { id: ID! far(of: [ID!]): String }',
        resolvers: { E: { far: ({ id }: { id: string }, { of }: { of: string[] }) => `far of ${id} ${of}` } },
      },
    });
    for (const name of ["representations", "__batch_reps_0", "_e0", "v_representations"]) {
      const query = `query($${name}: [ID!]) { es { far(of: $${name}) } f { far(of: $${name}) } }`;
      expect(await hub.ask(query, { [name]: ["VICTIM"] }), name).toMatchObject({
        data: { es: [{ far: "far of 1 VICTIM" }, { far: "far of 2 VICTIM" }], f: { far: "far of 3 VICTIM" } },
        errors: [],
      });
    }
  });
});
