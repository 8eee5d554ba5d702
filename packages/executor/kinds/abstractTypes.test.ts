import { describe, expect, test } from "vitest";
import { bothAnswer, type Resolvers, schemaWith } from "../testbed/bothExecutors.ts";

const sdl = `
  interface Organisation { name: String  seat: Place }
  interface Funder implements Organisation { name: String  seat: Place  budget: Int }
  type Department implements Organisation & Funder { name: String  seat: Place  budget: Int  code: ID }
  type Enterprise implements Organisation { name: String  seat: Place  siret: ID  funders: [Funder] }
  type Place { name: String  organisations: [Organisation!] }
  union Party = Department | Enterprise | Place
  type Query { one: Organisation  all: [Organisation]  required: Organisation!  party: Party  parties: [Party!] }
`;

const department = { __typename: "Department", name: "Meuse", budget: 4, code: "55", seat: { name: "Bar-le-Duc" } };
const enterprise = { __typename: "Enterprise", name: "Atelier", siret: "1", funders: [department] };
const place = { __typename: "Place", name: "Verdun", organisations: [enterprise] };

const values = {
  one: () => enterprise,
  all: () => [department, null, enterprise],
  required: () => department,
  party: () => place,
  parties: () => [place, enterprise, department],
};

const schemaOf = (resolvers: Resolvers = {}) => schemaWith(sdl, { Query: values, ...resolvers });

const allPlaces = `
  fragment Named on Organisation { name seat { name } }
  fragment Spender on Funder { budget }
  query {
    one { __typename ...Named ... on Enterprise { siret funders { __typename ...Named ...Spender } } ... on Funder { budget } }
    all { kind: __typename ...Spender ... on Department { code } ... on Organisation { name } }
    party { __typename ... on Organisation { name } ... on Place { name organisations { __typename name } } }
    parties { ... on Department { code } ... on Enterprise { code: siret } ... on Place { code: name } }
  }`;

const kindOf = (value: { __typename: string }) => value.__typename;
const later = async (value: { __typename: string }) => kindOf(value);
const isA = (name: string) => ({ __isTypeOf: (value: { __typename?: string }) => value.__typename === name });

describe("a value of an interface or a union is answered as the object it is", () => {
  const resolversByWay: Readonly<Record<string, Resolvers>> = {
    "by its __typename": {},
    "by resolveType": { Organisation: { __resolveType: kindOf }, Party: { __resolveType: kindOf } },
    "by a resolveType that answers later": { Organisation: { __resolveType: later }, Party: { __resolveType: later } },
    "by isTypeOf of its types": Object.fromEntries(["Department", "Enterprise"].map((name) => [name, isA(name)])),
    "by isTypeOf, some of which answer later": {
      Department: { __isTypeOf: async (value: { __typename: string }) => value.__typename === "Department" },
      Enterprise: isA("Enterprise"),
      Place: { __isTypeOf: async () => true },
    },
  };
  for (const [description, resolvers] of Object.entries(resolversByWay))
    test(description, async () => {
      const { data, errors } = await bothAnswer(schemaOf(resolvers), allPlaces);
      expect(errors).toEqual([]);
      expect(JSON.parse(data as string)).toMatchObject({
        one: { siret: "1", funders: [{ budget: 4 }] },
        all: [{ code: "55" }, null, { kind: "Enterprise" }],
        parties: [{ code: "Verdun" }, { code: "1" }, { code: "55" }],
      });
    });

  test("by isTypeOf alone, when the value itself has no name for it", async () => {
    const bare = schemaWith(sdl, {
      Query: { party: () => ({ siret: "1" }), all: () => [{ code: "55" }, { siret: "1" }] },
      Department: { __isTypeOf: async (value: object) => "code" in value },
      Enterprise: { __isTypeOf: (value: object) => "siret" in value },
    });
    const { data } = await bothAnswer(bare, "{ party { __typename } all { __typename } }");
    expect(data).toBe(
      '{"party":{"__typename":"Enterprise"},"all":[{"__typename":"Department"},{"__typename":"Enterprise"}]}',
    );
  });
});

describe("where no type can be told, the value is an error at its own place", () => {
  const wrong: Readonly<Record<string, Resolvers>> = {
    "an unknown name": { Organisation: { __resolveType: () => "Region" } },
    "a name that is none of its types": { Organisation: { __resolveType: () => "Place" } },
    "the name of an interface": { Organisation: { __resolveType: () => "Funder" } },
    "a scalar's name": { Organisation: { __resolveType: () => "String" } },
    nothing: { Organisation: { __resolveType: () => undefined } },
    "no name but a number": { Organisation: { __resolveType: () => 7 } },
    "nothing, later": { Organisation: { __resolveType: async () => null } },
    "a type whose isTypeOf says no": {
      Department: { __isTypeOf: () => false },
      Enterprise: { __isTypeOf: async () => false },
    },
  };
  for (const [description, resolvers] of Object.entries(wrong))
    test(description, async () => {
      const { errors } = await bothAnswer(schemaOf(resolvers), "{ one { name } all { name } }", { isInOwnWords: true });
      expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining([["one"], ["all", 0], ["all", 2]]));
    });

  const failing: Readonly<Record<string, Resolvers>> = {
    "resolveType fails": { Organisation: { __resolveType: () => fail() } },
    "resolveType fails later": { Organisation: { __resolveType: async () => fail() } },
    "isTypeOf fails": { Department: { __isTypeOf: () => fail() }, Enterprise: { __isTypeOf: () => fail() } },
    "isTypeOf fails later": { Department: { __isTypeOf: async () => fail() } },
  };
  for (const [description, resolvers] of Object.entries(failing))
    test(`${description}, with its own words`, async () => {
      const { errors } = await bothAnswer(schemaOf(resolvers), "{ one { name } all { name } }");
      expect(errors.map(({ message }) => message)).toContain("registre indisponible");
    });

  test("and reaches what may be null above it", async () => {
    const lost = schemaOf({ Organisation: { __resolveType: async () => fail() } });
    expect(await bothAnswer(lost, "{ party { ... on Place { organisations { name } } } one { name } }")).toMatchObject({
      data: '{"party":{"organisations":null},"one":null}',
    });
    expect(await bothAnswer(lost, "{ one { name } required { name } }")).toMatchObject({ data: "null" });
  });
});

test("an object type that does not know its own value is an error there", async () => {
  const schema = schemaOf({ Place: { __isTypeOf: () => false } });
  const { data } = await bothAnswer(schema, "{ required { seat { name } name } }", { isInOwnWords: true });
  expect(data).toBe('{"required":{"seat":null,"name":"Meuse"}}');
});

function fail(): never {
  throw new Error("registre indisponible");
}
