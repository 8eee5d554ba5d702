import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { pino } from "pino";
import { afterEach } from "vitest";
import { PlannerPool, type PoolOptions, usualPool } from "../planning/plannerPool.ts";

/** The hub's own composed graph. */
export const shipped = readFileSync(inClone("schema", "supergraph.graphql"), "utf8");
export const light = '{ territory(code: "55") { name } }';

/** Each question another, so that none is remembered. */
export const heavy = (number: number, fields = 60): string =>
  `{ ${Array.from({ length: fields }, (_, index) => `r${index}: territory(code: "${number} ${index}") { name caf { rsaHouseholds { value } } poleEmploi { jobseekers { value } } }`).join(" ")} }`;

/** More than a look at it takes. */
export const long = (number: number): string => heavy(number, 1_500);

const open: PlannerPool[] = [];
afterEach(() => {
  for (const pool of open.splice(0)) pool.close();
});

/** Closed when its test ends. */
export function poolOf(options: Partial<PoolOptions> = {}): PlannerPool {
  const pool = new PlannerPool({ ...usualPool, log: pino({ level: "silent" }), ...options });
  open.push(pool);
  return pool;
}

export const job = (text: string, payer?: string) => ({ text, share: 0, payer });
