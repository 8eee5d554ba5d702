/**
 * Four subgraphs, one of them with a field that requires two of another's, and a query that goes round them twice: the
 * shape of the public federation benchmark (github.com/graphql-hive/graphql-gateways-benchmark). Its own query and
 * supergraph are read from a checkout beside the project; ours, of the same shape, are here. All texts are invented.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

const theirs = {
  User: "User",
  users: "users",
  username: "username",
  name: "name",
  Product: "Product",
  upc: "upc",
  products: "topProducts",
  open: "inStock",
  price: "price",
  weight: "weight",
  wait: "shippingEstimate",
  Review: "Review",
  reviews: "reviews",
  body: "body",
  author: "author",
  product: "product",
};

const ours = {
  User: "Advisor",
  users: "advisors",
  username: "badge",
  name: "name",
  Product: "Structure",
  upc: "siret",
  products: "structures",
  open: "isOpen",
  price: "places",
  weight: "surface",
  wait: "waiting",
  Review: "Visit",
  reviews: "visits",
  body: "report",
  author: "advisor",
  product: "structure",
};

/** Names, query, supergraph and subgraphs of a scenario; `urlOf` says where each subgraph answers. */
export function scenario(checkout, urlOf) {
  const names = checkout ? theirs : ours;
  const sdl = subgraphSdl(names);
  return {
    title: checkout ? "the public benchmark's query" : "our query of the same shape",
    query: checkout ? publicQuery(checkout) : queryOf(names),
    supergraph: checkout ? publicSupergraph(checkout, urlOf) : composed(sdl, urlOf),
    sdl,
    resolvers: resolversOf(names),
  };
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides"])\n`;

const subgraphSdl = (n) => ({
  accounts: `${link}
    type Query { ${n.users}: [${n.User}] }
    type ${n.User} @key(fields: "id") { id: ID! ${n.name}: String ${n.username}: String birthday: Int }`,
  inventory: `${link}
    type ${n.Product} @key(fields: "${n.upc}") {
      ${n.upc}: String! ${n.price}: Int @external ${n.weight}: Int @external
      ${n.open}: Boolean ${n.wait}: Int @requires(fields: "${n.price} ${n.weight}") }`,
  products: `${link}
    type Query { ${n.products}(first: Int = 5): [${n.Product}] }
    type ${n.Product} @key(fields: "${n.upc}") { ${n.upc}: String! ${n.name}: String ${n.price}: Int ${n.weight}: Int }`,
  reviews: `${link}
    type ${n.Review} @key(fields: "id") {
      id: ID! ${n.body}: String ${n.product}: ${n.Product} ${n.author}: ${n.User} @provides(fields: "${n.username}") }
    type ${n.User} @key(fields: "id") { id: ID! ${n.username}: String @external ${n.reviews}: [${n.Review}] }
    type ${n.Product} @key(fields: "${n.upc}") { ${n.upc}: String! ${n.reviews}: [${n.Review}] }`,
});

const prose = (length) =>
  "La personne accompagnée a présenté son projet, ses démarches et ses attentes. ".repeat(12).slice(0, length);
/** As many of each, and texts as long, as the public benchmark has. */
const people = [1, 2, 3, 4, 5, 6].map((id) => ({
  id: `${id}`,
  name: `Personne numéro ${id}`,
  username: `personne-${id}`,
}));
const prices = [899, 1299, 15, 499, 1299, 6999, 3999, 100_000, 9999];
const weights = [100, 1000, 20, 100, 1000, 300, 2000, 6000, 800];
const goods = prices.map((price, index) => ({
  upc: `${index + 1}`,
  name: `Objet ${index + 1}`,
  price,
  weight: weights[index],
}));
const lengths = [445, 286, 270, 144, 445, 286, 270, 144, 144, 144, 830];
const about = ["1", "1", "1", "1", "2", "2", "2", "2", "3", "4", "4"];
const opinions = lengths.map((length, index) => ({ id: `${index + 1}`, body: prose(length), upc: about[index] }));
/** @type {<Row>(rows: Row[], isWanted: (row: Row) => boolean) => Row} */
const found = (rows, isWanted) => {
  const row = rows.find(isWanted);
  if (row === undefined) throw new Error("no such row");
  return row;
};
const personById = (wanted) => found(people, ({ id }) => id === wanted);
const goodByCode = (wanted) => found(goods, ({ upc }) => upc === wanted);
const opinionById = (wanted) => found(opinions, ({ id }) => id === wanted);

/** Needs the keys of its parent only, so that a subgraph and the monolith can use the same. */
const resolversOf = (n) => ({
  Query: {
    [n.users]: () => people.map(({ id }) => ({ id })),
    [n.products]: (_, { first }) => goods.slice(0, first).map(({ upc }) => ({ [n.upc]: upc })),
  },
  [n.User]: {
    [n.name]: ({ id }) => personById(id).name,
    [n.username]: ({ id }) => personById(id).username,
    [n.reviews]: () => opinions.slice(0, 2).map(({ id }) => ({ id })),
  },
  [n.Product]: {
    [n.name]: (parent) => goodByCode(parent[n.upc]).name,
    [n.price]: (parent) => goodByCode(parent[n.upc]).price,
    [n.weight]: (parent) => goodByCode(parent[n.upc]).weight,
    [n.open]: (parent) => ["1", "5", "6", "7", "8", "9"].includes(parent[n.upc]),
    [n.wait]: (parent) => {
      const { price, weight } = goodByCode(parent[n.upc]);
      return price > 1000 ? 0 : weight / 2;
    },
    [n.reviews]: (parent) => opinions.filter(({ upc }) => upc === parent[n.upc]).map(({ id }) => ({ id })),
  },
  [n.Review]: {
    [n.body]: ({ id }) => opinionById(id).body,
    [n.author]: () => ({ id: "1" }),
    [n.product]: ({ id }) => ({ [n.upc]: opinionById(id).upc }),
  },
});

function queryOf(n) {
  const person = `id ${n.username} ${n.name}`;
  const good = `${n.open} ${n.name} ${n.price} ${n.wait} ${n.upc} ${n.weight}`;
  return `fragment P on ${n.User} { ${person} } fragment R on ${n.Review} { id ${n.body} } fragment G on ${n.Product} { ${good} }
    query Twice {
      ${n.users} { ...P ${n.reviews} { ...R ${n.product} { ...G ${n.reviews} { ...R ${n.author} { ...P
        ${n.reviews} { ...R ${n.product} { ...G } } } } } } }
      ${n.products} { ...G ${n.reviews} { ...R ${n.author} { ...P ${n.reviews} { ...R ${n.product} { ...G } } } } }
    }`;
}

function composed(sdl, urlOf) {
  const services = Object.entries(sdl).map(([name, text]) => ({ name, url: urlOf(name), typeDefs: parse(text) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

function publicQuery(checkout) {
  const query = /query: `([^`]+)`/.exec(readFileSync(join(checkout, "k6.js"), "utf8"))?.[1];
  if (!query) throw new Error("the checkout's k6.js has no query");
  return query;
}

const publicSupergraph = (checkout, urlOf) =>
  readFileSync(join(checkout, "gateways/hive-gateway/supergraph.graphql"), "utf8").replace(
    /http:\/\/0\.0\.0\.0:4200\/(\w+)/g,
    (_, name) => urlOf(name),
  );
