import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Agent, fetch } from "undici";
import { announce, told } from "../engines/engine.mjs";

const { supergraph } = await told();
const dispatcher = new Agent({ connections: 64 });
const fetcher = (url, options) => fetch(url, { ...options, dispatcher });
const gateway = new ApolloGateway({
  supergraphSdl: supergraph,
  buildService: ({ url }) => new RemoteGraphQLDataSource({ url, fetcher }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
announce(Number(new URL(url).port));
