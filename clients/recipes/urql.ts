import { Client, fetchExchange } from "@urql/core";
import { cacheExchange, type KeyGenerator } from "@urql/exchange-graphcache";
import { persistedExchange } from "@urql/exchange-persisted";
import { embedded } from "./embedded.ts";
import { sha256 } from "./sha256.ts";

const byCode: KeyGenerator = ({ code }) => (code ? String(code) : null);
/** Kept in the object that holds it: a figure in its series, a convention in its list, whose day its state is of. */
const without: KeyGenerator = () => null;

export const keys = {
  ...Object.fromEntries(embedded.map((type) => [type, without])),
  ...{ Observation: without, Rate: without, Bounds: without, Coverage: without, Convention: without },
  Territory: byCode,
  Zone: byCode,
};

export const urqlClient = (url: string, token?: string) =>
  new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ keys }),
      persistedExchange({ generateHash: sha256, preferGetForPersistedQueries: false }),
      fetchExchange,
    ],
    ...(token && { fetchOptions: { headers: { authorization: `Bearer ${token}` } } }),
  });
