import type { Institution } from "@pacte-hub/institution/config";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { type PartnerId, partnerOf } from "@pacte-hub/schema/model/partner";

/**
 * The institution, from its own package or from the folder that describes it: loaded when it is named, so that a command for
 * one needs no file of another. @throws OperatorError PARTNER_REFUSED
 */
export async function institutionOf(id: PartnerId): Promise<Institution> {
  const { field, folder } = partnerOf(id);
  if (folder !== undefined) return (await import("@pacte-hub/institution/described/institution")).institutionIn(folder);
  const exported = (await import(`@pacte-hub/${id}/institution`)) as Readonly<Record<string, Institution>>;
  const institution = exported[field];
  if (!institution) throw new Error(`@pacte-hub/${id}/institution shows no ${field}`);
  return institution;
}

/** Its part of the graph. */
export async function graphOf(id: PartnerId): Promise<Graph> {
  const { folder } = partnerOf(id);
  if (folder !== undefined) return (await import("@pacte-hub/institution/described/graph")).graphIn(folder);
  const { graph } = (await import(`@pacte-hub/${id}/resolvers`)) as { readonly graph: Graph };
  return graph;
}
