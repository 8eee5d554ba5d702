/**
 * The plainest thing that answers the same question: one Apollo Server, one database, a loader for each field, and no
 * authority at all: no token, no grant, no signature, no journal.
 */
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { atLevel } from "@pacte-hub/data/territories";
import { breakdownOf } from "@pacte-hub/schema/model/dimension";
import DataLoader from "dataloader";
import pg from "pg";
import { parts, sql } from "./question.mjs";

const pool = new pg.Pool({ connectionString: process.argv[2], max: 8 });
const words = [...new Set(parts.flatMap((part) => part.words))];

const typeDefs = `
  enum Level { EPCI }
  enum Origin { DEMONSTRATION }
  enum Dimension { ${[...new Set(parts.flatMap(({ dims }) => dims))].join(" ")} }
  type Bounds { min: Float! max: Float! }
  type Coverage { present: Int! expected: Int! }
  type Observation { period: String! value: Float status: String! bounds: Bounds coverage: Coverage roundedTo: Int standardError: Float
    ${words.map((word) => `${word}: String`).join(" ")} }
  ${parts.map(({ name, field }) => `type ${name} { ${field}(from: String, to: String, by: [Dimension!], origin: Origin): [Observation!] }`).join("\n")}
  type Territory { code: ID! name: String! ${parts.map(({ name }) => `${name}: ${name}!`).join(" ")} }
  type Query { territories(level: Level!): [Territory!]! }`;

function observation(row) {
  const { value, status, min, max, present, expected } = row;
  const isTold = ["PUBLISHED", "ROUNDED", "PARTIAL"].includes(status);
  const given = min === null || max === null ? null : { min, max };
  const silent = status === "WITHHELD" ? given : null;
  return {
    ...breakdownOf(row.breakdown),
    period: row.period,
    status,
    value: isTold ? value : null,
    bounds: isTold ? (given ?? { min: value, max: value }) : silent,
    coverage: present === null || expected === null ? null : { present, expected },
  };
}

const loaderOf = ({ name, dataset, by }) =>
  new DataLoader(async (codes) => {
    const { rows } = await pool.query({ name, text: sql("monolith"), values: [dataset, by] });
    const series = Map.groupBy ? Map.groupBy(rows, ({ territory }) => territory) : grouped(rows);
    return codes.map((code) => (series.get(code) ?? []).map(observation));
  });

function grouped(rows) {
  const series = new Map();
  for (const row of rows) {
    const known = series.get(row.territory);
    if (known) known.push(row);
    else series.set(row.territory, [row]);
  }
  return series;
}

const under = Object.fromEntries(parts.map(({ name }) => [name, ({ code }) => ({ code })]));
const series = Object.fromEntries(
  parts.map(({ name, field }) => [name, { [field]: ({ code }, _, { loaders }) => loaders[name].load(code) }]),
);
const server = new ApolloServer({
  typeDefs,
  resolvers: { Query: { territories: (_, { level }) => atLevel(level) }, Territory: under, ...series },
});
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: "127.0.0.1" },
  context: async () => ({ loaders: Object.fromEntries(parts.map((part) => [part.name, loaderOf(part)])) }),
});
process.send?.(url);
