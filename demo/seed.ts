/** A number in [0, 1) that depends on the key alone: FNV-1a over the key, then murmur3's finalizer to spread its bits. */
export function uniform(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number around 0, of standard deviation 1 and never beyond 3: the sum of three uniform draws, rescaled. */
export function bell(key: string): number {
  return 2 * (uniform(`${key}|1`) + uniform(`${key}|2`) + uniform(`${key}|3`) - 1.5);
}

/** A factor around 1. */
export const factor = (key: string, spread: number): number => Math.exp(spread * bell(key));
