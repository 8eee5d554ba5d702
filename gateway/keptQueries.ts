import { LRUCache } from "lru-cache";

/**
 * Queries that readers may ask again by their hash alone. A query is judged when it is sent whole, which is when it is kept;
 * past `largest` characters in all, the least used is forgotten, and its reader told to send it again.
 */
export function keptQueries(largest: number) {
  const kept = new LRUCache<string, string>({
    maxSize: largest,
    sizeCalculation: (query, hash) => query.length + hash.length,
  });
  return {
    get: async (hash: string) => kept.get(hash),
    set: async (hash: string, query: string) => void kept.set(hash, query),
    delete: async (hash: string) => kept.delete(hash),
  };
}
