/** Which partners answer at this moment. */
export interface SubgraphHealth {
  answering(): Promise<ReadonlyMap<string, boolean>>;
}

const probePatienceMs = 1_000;
/** A page that asks for the state ten times a second must not make the partners work for it. */
const freshForMs = 1_000;

/** Asks each partner's /health, beside its /graphql, all at once. `subgraphUrls` are the addresses of their graphs, by name. */
export function subgraphHealth(subgraphUrls: Readonly<Record<string, string>>): SubgraphHealth {
  let known: Promise<ReadonlyMap<string, boolean>> | undefined;
  let knownAt = 0;
  return {
    answering() {
      if (!known || Date.now() - knownAt > freshForMs) {
        knownAt = Date.now();
        known = probeAll(subgraphUrls);
      }
      return known;
    },
  };
}

async function probeAll(urls: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, boolean>> {
  return new Map(await Promise.all(Object.entries(urls).map(async ([name, url]) => [name, await isUp(url)] as const)));
}

async function isUp(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("health", url), { signal: AbortSignal.timeout(probePatienceMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
