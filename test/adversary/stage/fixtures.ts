import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Seen, SeenRelease } from "../fetch/seen.ts";
import type { IntakeLine } from "./truth.ts";

const folder = join(import.meta.dirname, "..", "former");
const read = <Content>(name: string): Content =>
  JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString("utf8")) as Content;

/** What all readers together were shown by the hub before its eleven faults were mended. */
export const formerSeen = (): Seen => read("seen.json.gz");

/** The invented counts behind it. */
export const formerIntake = (): readonly IntakeLine[] => read("intake.json.gz");

export interface FormerDigests {
  readonly releases: readonly (SeenRelease & { readonly publicKey: string })[];
  /** What the embargoed and the withdrawn release hold, by commune. */
  readonly embargoedTruth: Readonly<Record<string, number>>;
  readonly withdrawnTruth: Readonly<Record<string, number>>;
  readonly deposit: { readonly sha256: string; readonly truth: string };
}

/** What was told of an embargoed and of a withdrawn release, and of a deposit of raw counts. */
export const formerDigests = (): FormerDigests => read("digests.json.gz");
