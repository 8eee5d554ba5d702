import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { signerIn } from "@pacte-hub/auth/signatures/signerFile";
import { authenticatorFor } from "@pacte-hub/gateway/auth/authenticate";
import { configuredIssuers } from "@pacte-hub/gateway/auth/issuersFile";
import type { ReadersIssuer } from "@pacte-hub/gateway/auth/tokenExchange";
import { signRequestWith } from "@pacte-hub/gateway/http/signRequest";
import { isAnswering, subgraphHealth } from "@pacte-hub/gateway/http/subgraphHealth";
import type { ReferenceContext } from "@pacte-hub/reference/resolvers";
import { referenceSchema } from "@pacte-hub/reference/schema";
import type { Settings } from "@pacte-hub/server/config";
import { log } from "@pacte-hub/server/log";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { subgraphUrlsIn } from "./subgraphUrls.ts";

/** The file of the composed graph: the operator's, or the one shipped. */
export const supergraphFileIn = ({ supergraphFile }: Settings): string =>
  supergraphFile ?? createRequire(import.meta.url).resolve("@pacte-hub/schema/supergraph.graphql");

const referenceModule = {
  url: pathToFileURL(createRequire(import.meta.url).resolve("@pacte-hub/reference/schema")).href,
  factory: "referenceSchema",
};

/**
 * All that whoever carries questions to the institutions needs, gateway or carrier: the composed graph, their addresses and
 * what each is granted, the reference subgraph in this process, the key that signs, and how readers are authenticated,
 * by the issuers in the operator's file and those of `otherIssuers`.
 * @throws OperatorError when a file of them cannot be read.
 */
export async function federationOf(settings: Settings, otherIssuers: readonly ReadersIssuer[] = []) {
  const configured = settings.issuersFile ? await configuredIssuers(settings.issuersFile) : [];
  const issuers = [...configured, ...otherIssuers];
  const subgraphUrls = subgraphUrlsIn(settings);
  const sign = signRequestWith(await signerIn(settings.gatewayKey));
  const health = subgraphHealth(subgraphUrls, sign);
  const reference: ReferenceContext = { answers: async (partner) => isAnswering((await health.states()).get(partner)) };
  const supergraphFile = supergraphFileIn(settings);
  const supergraphSdl = await readFile(supergraphFile, "utf8").catch(() => {
    throw new OperatorError(
      `Le fichier du graphe composé (HUB_SUPERGRAPH) ne se lit pas : ${supergraphFile}`,
      "FILE_NOT_READABLE",
    );
  });
  return {
    supergraphSdl,
    subgraphUrls,
    health,
    patience: settings.patience,
    inProcess: { reference: { schema: referenceSchema(), context: () => reference, module: referenceModule } },
    authenticator: authenticatorFor({ audience: settings.audience, issuers }),
    issuers,
    sign,
    log,
  };
}
