import { readFile } from "node:fs/promises";
import { supergraphOf } from "@pacte-hub/gateway/supergraph/supergraph";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";

const patienceMs = 15_000;

/** The graph that readers ask: of a composed graph's file, or of a gateway's address, which says it itself. @throws OperatorError */
export const publicSchemaAt = (place: string): Promise<GraphQLSchema> =>
  /^https?:\/\//.test(place) ? introspected(place) : publicSchemaOf(place);

async function publicSchemaOf(file: string): Promise<GraphQLSchema> {
  const sdl = await readFile(file, "utf8").catch(() => {
    throw new OperatorError(`Le fichier ne se lit pas : ${file}`, "FILE_NOT_READABLE");
  });
  try {
    return supergraphOf(sdl).publicSchema;
  } catch (error) {
    throw new OperatorError(`${file} n'est pas un graphe composé : ${(error as Error).message}`, "GRAPH_REFUSED");
  }
}

async function introspected(url: string): Promise<GraphQLSchema> {
  const body = JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true }) });
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(patienceMs) }).catch(
    () => null,
  );
  if (!response) throw new OperatorError(`La passerelle ne répond pas : ${url}`, "HUB_SILENT");
  const { data } = (await response.json().catch(() => ({}))) as { readonly data?: IntrospectionQuery };
  if (!data?.__schema)
    throw new OperatorError(
      `La passerelle ${url} ne dit pas son graphe (HUB_INTROSPECTION=0) : donnez par --against le fichier du graphe composé qu'elle sert.`,
      "HUB_SILENT",
    );
  return buildClientSchema(data);
}
