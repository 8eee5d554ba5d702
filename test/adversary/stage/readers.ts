import { personas } from "@pacte-hub/demo/identity/personas";
import type { StartedHub } from "../../hub.ts";
import { as } from "../../persona.ts";
import type { HubReader } from "../fetch/reader.ts";

export const anonymousOf = ({ url }: StartedHub): HubReader => ({ url, headers: {} });

export const readerNamed = async (id: string, hub: StartedHub): Promise<HubReader> => ({
  url: hub.url,
  headers: await as(id, hub),
});

/** Everyone who can ask, each under its own name; the committee's member first, who is shown most. */
export async function everyReader(hub: StartedHub): Promise<ReadonlyMap<string, HubReader>> {
  const names = personas.map(({ id }) => id).toSorted((a, b) => rankOf(a) - rankOf(b));
  const readers = await Promise.all(names.map(async (id) => [id, await readerNamed(id, hub)] as const));
  return new Map(readers);
}

const rankOf = (id: string): number => (id.startsWith("steering") ? 0 : id.startsWith("analyst") ? 1 : 2);
