import { GraphQLError } from "graphql";

/** A small federation with every difficulty of the real one: four subgraphs, and one set of facts. */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
  import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@override", "@interfaceObject"])\n`;

export const subgraphSdl: Readonly<Record<string, string>> = {
  reference: `${link}
    type Query {
      territories(level: Level): [Territory!]!
      territory(code: ID!): Territory
      grid: [[Territory!]!]!
      gaps: [[Territory]]
      nowhere: [Territory!]!
      things: [Thing!]
      thing(id: ID!): Thing
      node(id: ID!): Node
    }
    enum Level { DEPARTMENT EPCI COMMUNE SECRET @inaccessible }
    type Territory @key(fields: "code") {
      code: ID! name: String! level: Level population: Int
      parent: Territory children(level: Level): [Territory!]!
      hidden: String @inaccessible
    }
    interface Thing @key(fields: "id") { id: ID! label: String }
    type Book implements Thing @key(fields: "id") { id: ID! label: String author: String! tag: Int }
    type Film implements Thing @key(fields: "id") { id: ID! label: String director: String tag: String }
    union Node = Book | Film | Territory`,
  caf: `${link}
    type Query { caf: Publisher }
    type Mutation { cafAdd(n: Int!): Int! cafTouch(code: ID!): Territory cafFail: Int }
    type Publisher @shareable { id: ID! name: String }
    type Territory @key(fields: "code") { code: ID! caf: CafInTerritory sure: CafInTerritory! motto: String emblem: String }
    type CafInTerritory {
      rsa(from: String, to: String): [Observation!]!
      count: Int! fragile: Int! brittle: Int list: [Int!] twin: Territory near: [Territory!]!
    }
    type Observation @shareable { period: String! value: Int }
    type Book @key(fields: "id") { id: ID! price: Int! }
    type Structure @key(fields: "siret") { siret: ID! rating: Int }`,
  "pole-emploi": `${link}
    type Query { poleEmploi: Publisher }
    type Mutation { poleEmploiAdd(n: Int!): Int! }
    type Publisher @shareable { id: ID! name: String }
    type Territory @key(fields: "code") {
      code: ID! name: String! @external
      motto: String @override(from: "caf", label: "percent(30)")
      emblem: String @override(from: "caf", label: "emblems")
      poleEmploi: PoleEmploiInTerritory shout(times: Int = 1): String @requires(fields: "name")
    }
    type PoleEmploiInTerritory { jobseekers(from: String, to: String): [Observation!]! }
    type Observation @shareable { period: String! value: Int }
    type Film @key(fields: "id") { id: ID! price: Int! }`,
  siae: `${link}
    type Query { structure(siret: ID!): Structure best: Thing }
    type Thing @key(fields: "id") @interfaceObject { id: ID! score(by: Int = 1): Int shelf: Territory }
    type Territory @key(fields: "code") { code: ID! siae: SiaeInTerritory }
    type SiaeInTerritory { structures(kind: Kind): [Structure!]! where: Territory! }
    enum Kind { ACI AI EI GEIQ @inaccessible }
    type Structure @key(fields: "siret") { siret: ID! name: String! kind: Kind commune: Territory! }`,
};

export type Resolve = (parent: never, args: never) => unknown;
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolve>>>>;

interface Key {
  readonly code: string;
}

const parents: Readonly<Record<string, string>> = {
  E1: "55",
  E2: "55",
  E3: "55",
  C1: "E1",
  C2: "E1",
  C3: "E2",
  C4: "E3",
};
const codes = ["55", "E1", "E2", "E3", "C1", "C2", "C3", "C4"];
const levels: Readonly<Record<string, string>> = { "5": "DEPARTMENT", E: "EPCI", C: "COMMUNE" };

const territory = (code: string) => ({ __typename: "Territory", code });
const nameOf = (code: string) => `Territoire ${code}`;
const levelOf = (code: string) => (code === "C4" ? "SECRET" : levels[code.charAt(0)]);
const territoryIfKnown = (code: string) => (codes.includes(code) ? territory(code) : null);
const childrenOf = (code: string) => codes.filter((child) => parents[child] === code).map(territory);
const weight = (code: string) => codes.indexOf(code) * 10;

const series = (code: string, { from, to }: { from?: string; to?: string }) =>
  ["2019", "2020", "2021"]
    .filter((period) => period >= (from ?? "") && period <= (to ?? "9"))
    .map((period) => ({ period, value: period === "2020" ? null : weight(code) + Number(period) }));

const entities = [
  { __typename: "Book", id: "B1", label: "Un livre", author: "Autrice", tag: 1 },
  { __typename: "Film", id: "F1", label: null, director: null, tag: "deux" },
  { __typename: "Book", id: "B2", label: null, author: "Auteur", tag: null },
];
const structures = [
  { siret: "S1", name: "Chantier", kind: "ACI", commune: "C1" },
  { siret: "S2", name: "Association", kind: "AI", commune: "C2" },
  { siret: "S3", name: "Groupement", kind: "GEIQ", commune: "C3" },
];
const structure = (siret: string) => structures.find((candidate) => candidate.siret === siret) ?? null;

function failsIn(places: readonly string[], code: string): number {
  if (places.includes(code))
    throw new GraphQLError(`Le chiffre manque en ${code}.`, { extensions: { code: "NO_FIGURE" } });
  return weight(code);
}

interface Id {
  readonly id: string;
}

const entityById = ({ id }: Id) => entities.find((candidate) => candidate.id === id);
const shared = {
  label: (parent: Id) => entityById(parent)?.label,
  tag: (parent: Id) => entityById(parent)?.tag,
  score: ({ id }: Id, { by }: { by: number }) => (id === "F1" ? null : by * Number(id.slice(1))),
  shelf: ({ id }: Id) => (id === "B1" ? territory("E1") : null),
};

/** Every field's resolver needs the keys of its parent only, so each subgraph and the monolith can use them alike. */
export const resolvers: Resolvers = {
  Query: {
    territories: (_: never, { level }: { level?: string }) =>
      codes.filter((code) => !level || levelOf(code) === level).map(territory),
    territory: (_: never, { code }: Key) => territoryIfKnown(code),
    grid: () => [[territory("E1"), territory("C1")], [], [territory("E1"), territory("E3")]],
    gaps: () => [null, [territory("C2"), null], []],
    nowhere: () => [],
    things: () => entities,
    thing: (_: never, { id }: Id) => entities.find((candidate) => candidate.id === id) ?? null,
    node: (_: never, { id }: Id) => entities.find((candidate) => candidate.id === id) ?? territoryIfKnown(id),
    caf: () => ({ id: "caf", name: "CAF" }),
    poleEmploi: () => ({ id: "pole-emploi", name: null }),
    structure: (_: never, { siret }: { siret: string }) => structure(siret),
    best: () => entities[2],
  },
  Mutation: {
    cafAdd: (_: never, { n }: { n: number }) => acted(`caf+${n}`, n),
    poleEmploiAdd: (_: never, { n }: { n: number }) => acted(`pole-emploi+${n}`, n),
    cafTouch: (_: never, { code }: Key) => acted(`touch ${code}`, territoryIfKnown(code)),
    cafFail: () => {
      throw new GraphQLError("L'acte est refusé.", { extensions: { code: "REFUSED" } });
    },
  },
  Territory: {
    name: ({ code }: Key) => nameOf(code),
    level: ({ code }: Key) => levelOf(code),
    population: ({ code }: Key) => (code === "C3" ? null : weight(code) * 100),
    parent: ({ code }: Key) => (parents[code] ? territory(parents[code]) : null),
    children: ({ code }: Key, { level }: { level?: string }) =>
      childrenOf(code).filter((child) => !level || levelOf(child.code) === level),
    hidden: () => "caché",
    motto: ({ code }: Key) => `Devise de ${code}`,
    emblem: ({ code }: Key) => `Blason de ${code}`,
    caf: ({ code }: Key) => (code === "C2" ? null : { code }),
    sure: ({ code }: Key) => failsIn(["C4"], code) >= 0 && { code },
    poleEmploi: ({ code }: Key) => ({ code }),
    siae: ({ code }: Key) => ({ code }),
    shout: ({ code, name }: Key & { name?: string }, { times }: { times: number }) =>
      (name ?? nameOf(code)).toUpperCase().repeat(times),
  },
  CafInTerritory: {
    rsa: ({ code }: Key, args: never) => series(code, args),
    count: ({ code }: Key) => weight(code),
    fragile: ({ code }: Key) => failsIn(["E2", "C3"], code),
    brittle: ({ code }: Key) => failsIn(["E3", "C1"], code),
    list: ({ code }: Key) => (code === "E1" ? [1, null, 3] : code === "E2" ? null : [1, 2]),
    twin: ({ code }: Key) => (code === "55" ? null : territory(code === "E1" ? "E2" : "E1")),
    near: ({ code }: Key) => childrenOf(code),
  },
  PoleEmploiInTerritory: {
    jobseekers: ({ code }: Key, args: never) => series(code, args),
  },
  SiaeInTerritory: {
    where: ({ code }: Key) => territory(code),
    structures: ({ code }: Key, { kind }: { kind?: string }) =>
      structures.filter(
        (structure) =>
          (structure.commune === code || parents[structure.commune] === code) && (!kind || structure.kind === kind),
      ),
  },
  Structure: {
    name: ({ siret }: { siret: string }) => structure(siret)?.name,
    kind: ({ siret }: { siret: string }) => structure(siret)?.kind,
    commune: ({ siret }: { siret: string }) => territory(structure(siret)?.commune ?? ""),
    rating: ({ siret }: { siret: string }) => (siret === "S2" ? null : Number(siret.slice(1))),
  },
  /** As the subgraph knows it that takes the interface for an object; readers meet books and films. */
  Thing: shared,
  Book: {
    ...shared,
    author: (parent: Id) => entityById(parent)?.author,
    price: ({ id }: Id) => (id === "B2" ? failsIn(["B2"], id) : 12),
  },
  Film: { ...shared, director: () => null, price: () => 8 },
};

/** The type of a thing, for a subgraph that is told its key alone. */
export const typeOfThing = (id: string): string | undefined => entityById({ id })?.__typename;

/** What acts were done, in order. */
export const acts: string[] = [];

function acted<Value>(act: string, value: Value): Value {
  acts.push(act);
  return value;
}
