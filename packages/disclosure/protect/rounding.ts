import { createHmac } from "node:crypto";
import type { Rounding } from "../policy.ts";
import type { Cell, CellId, Problem } from "../problem.ts";

/**
 * Unbiased rounding to a neighbouring multiple, except under k (see the policy). The draw is an HMAC-SHA256 (RFC 2104,
 * FIPS 180-4) of the cell's id: published again, the figure is the same, so that averaging tells nothing more.
 */
export function roundedValues({ cells }: Problem, policy: Rounding): Map<CellId, number> {
  const counts = cells.filter((cell) => cell.measure === "COUNT" && cell.decided === null);
  return new Map(counts.map((cell) => [cell.id, rounded(cell, policy)]));
}

/** What a reader who knows the policy learns from the rounded figure, both ends included. */
export function roundingIntervals(cell: Cell, policy: Rounding): { min: number; max: number } {
  const { base, k } = policy;
  const value = rounded(cell, policy);
  if (value === 0) return { min: 0, max: base - 1 };
  return { min: value === base ? k : value - base + 1, max: value + base - 1 };
}

function rounded({ id, value }: Cell, { base, k, keyed }: Rounding): number {
  if (value < k) return 0;
  const below = Math.floor(value / base) * base;
  return draw(keyed, id) * base < value - below ? below + base : below;
}

/** A number in [0, 1) that only the holder of the key can predict. */
function draw(key: string, id: CellId): number {
  const digest = createHmac("sha256", key).update(id).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
