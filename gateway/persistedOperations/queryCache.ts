import { LRUCache } from "lru-cache";
import type { TrustedDocuments } from "./documents.ts";

/**
 * Queries that readers may ask again by their hash alone. A query is judged when it is sent whole, which is when it is kept;
 * past `largest` characters in all, the least used is forgotten, and its reader told to send it again. Those that are
 * registered are known from the start, and for good.
 */
export function queryCache(largest: number, registered: TrustedDocuments = new Map()) {
  const queries = new LRUCache<string, string>({
    maxSize: largest,
    sizeCalculation: (query, hash) => query.length + hash.length,
  });
  return {
    // Apollo Server asks by "apq:" and the hash.
    get: async (hash: string) => queries.get(hash) ?? registered.get(hash.slice(hash.indexOf(":") + 1)),
    set: async (hash: string, query: string) => void queries.set(hash, query),
    delete: async (hash: string) => queries.delete(hash),
  };
}
