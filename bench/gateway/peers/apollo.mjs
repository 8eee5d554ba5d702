import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { announce, told } from "../engines/engine.mjs";

const { supergraph } = await told();
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: supergraph }) });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
announce(Number(new URL(url).port));
