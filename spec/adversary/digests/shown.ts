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

/** Digests of deposited raw counts, under whatever name the schema gives them. */
export async function oraclesOfDeposits(steward: HubReader): Promise<Oracle[]> {
  const { data: type } = await asked(
    steward,
    `{ __type(name: "Deposit") { fields { name type { kind ofType { kind } } } } }`,
  );
  const names = (type.__type.fields as { name: string }[]).map(({ name }) => name).filter((name) => name !== "id");
  const oracles: Oracle[] = [];
  for (const field of Object.keys(institutions)) {
    const { data } = await asked(steward, `{ ${field} { deposits { id ${names.join(" ")} } } }`);
    for (const { id, ...deposit } of data?.[field]?.deposits ?? []) {
      for (const [name, value] of Object.entries(deposit)) {
        if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value)) oracles.push({ of: id, field: name, value });
      }
    }
  }
  return oracles;
}
