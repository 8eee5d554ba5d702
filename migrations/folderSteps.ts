import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Knex } from "knex";
import { twoPersons } from "./shared/0033_two_persons.ts";
import { openDatasets } from "./shared/0040_open_datasets.ts";

/** What a step of an institution's own folder may say: whether two persons decide (its first one), which datasets its source has opened. */
interface WrittenStep {
  readonly byTwo?: unknown;
  readonly open?: unknown;
}

const named = /^(\d{4}_[a-z0-9_]+)\.json$/;

/**
 * The steps that an institution's folder adds to everybody's (`migrations/*.json`), by the names that its database keeps: what
 * they say is data, and no statement of theirs is run.
 * @throws Error for a file that says something else.
 */
export function stepsInFolder(folder: string): Readonly<Record<string, () => Promise<Knex.Migration>>> {
  const place = join(folder, "migrations");
  const files = existsSync(place) ? readdirSync(place).sort() : [];
  return Object.fromEntries(
    files.map((file) => {
      const [, name] = named.exec(file) ?? [];
      if (name === undefined) throw new Error(`${join(place, file)} is no step: 1001_open_datasets.json`);
      const step = stepOf(join(place, file));
      return [name, async () => step] as const;
    }),
  );
}

function stepOf(file: string): Knex.Migration {
  const { byTwo, open = [], ...others } = JSON.parse(readFileSync(file, "utf8")) as WrittenStep;
  const isList = Array.isArray(open) && open.every((one) => typeof one === "string" && /^[a-z0-9-]{1,60}$/.test(one));
  if (!isList || Object.keys(others).length > 0 || !["boolean", "undefined"].includes(typeof byTwo))
    throw new Error(`${file} says something else than "byTwo" and "open"`);
  return byTwo === undefined ? openDatasets(...open) : twoPersons({ byTwo: byTwo === true, open });
}
