import { asked, type HubReader } from "../fetch/reader.ts";
import { institutions } from "../fetch/releases.ts";
import type { SeenRelease } from "../fetch/seen.ts";

/** A digest, or a size, of something that the one who sees it may not read. */
export interface Oracle {
  readonly of: string;
  readonly field: string;
  readonly value: string;
}

/** What is told of releases that nobody may read now: their hash, their signature, how much they withhold. */
export const oraclesOfReleases = (releases: readonly SeenRelease[]): Oracle[] =>
  releases
    .filter(({ state }) => state === "EMBARGOED" || state === "WITHDRAWN")
    .flatMap(({ id, contentHash, signature, withheld }) =>
      Object.entries({ contentHash, signature, withheld })
        .filter(([, value]) => value !== null && value !== undefined && value !== 0)
        .map(([field, value]) => ({ of: id, field, value: String(value) })),
    );

/** Every word told of the deposits of an institution's steward, whatever the schema calls it. */
export async function textsOfDeposits(steward: HubReader): Promise<string[]> {
  const { data: type } = await asked(steward, `{ __type(name: "Deposit") { fields { name } } }`);
  const names = (type.__type.fields as { name: string }[]).map(({ name }) => name);
  const texts: string[] = [];
  for (const field of Object.keys(institutions)) {
    const { data } = await asked(steward, `{ ${field} { deposits { ${names.join(" ")} } } }`);
    for (const deposit of data?.[field]?.deposits ?? []) texts.push(...Object.values(deposit).flat().map(String));
  }
  return [...new Set(texts)];
}
