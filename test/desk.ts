import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import type { Publication } from "@pacte-hub/publisher/publication";
import { publish } from "@pacte-hub/publisher/publish";
import type { ProtectedOutcome } from "@pacte-hub/publisher/report";
import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { migratedDatabase } from "./database.ts";

/** A steward of an institution with an empty database, who publishes files. */
export interface Desk {
  readonly institution: Institution;
  readonly urls: Awaited<ReturnType<typeof migratedDatabase>>;
  /** @param also `fileName`: how the steward has called the file, without ".csv" */
  publishing(
    dataset: string,
    content: string | Buffer,
    also?: Partial<Publication> & { readonly fileName?: string },
  ): Promise<readonly ProtectedOutcome[]>;
  /** What its publisher reads. */
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  fileOf(name: string, content: string | Buffer): Promise<string>;
  close(): Promise<void>;
}

export async function openDesk(institution: Institution): Promise<Desk> {
  const key = signingKey(newSigningKeyPem());
  const urls = await migratedDatabase(institution.partner.id);
  // One person's desk: that publishing may take two is tried in test/twoPersons.test.ts.
  await withClient(urls.OWNER, (client) => client.query("update authority.rule set by_two = false"));
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  const fileOf = async (name: string, content: string | Buffer) => {
    const file = join(folder, `${name}.csv`);
    await writeFile(file, content);
    return file;
  };
  return {
    institution,
    urls,
    fileOf,
    rows: (sql) => withClient(urls.PUBLISHER, async (client) => (await client.query(sql)).rows),
    async publishing(dataset, content, { fileName = dataset, ...also } = {}) {
      const indicator = indicatorOf(institution, dataset);
      if (!indicator) throw new Error("no indicator");
      const outcomes = await publish(urls.PUBLISHER, {
        institution,
        indicator,
        file: await fileOf(fileName, content),
        source: { title: "essai", licence: "non précisée", retrievedOn: null, url: null },
        provisional: false,
        demonstration: false,
        embargoUntil: null,
        key,
        abroad: noHub,
        declared: {},
        ...also,
      });
      return outcomes as readonly ProtectedOutcome[];
    },
    async close() {
      await rm(folder, { recursive: true });
      await urls.drop();
    },
  };
}

/** A list of structures, by their numbers: what a desk publishes before any figure of theirs. */
export const structureList = (numbers: Iterable<string>): string =>
  `mesure;siret;code_commune\n${[...new Set(numbers)].map((one) => `ACI;${one};55545`).join("\n")}\n`;

/** Why nothing was published: the codes of the file's faults, or the sentence. */
export const refusalOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "published",
    (error: Error) => (error instanceof ExtractRefused ? error.faults.map(({ code }) => code).join() : error.message),
  );

/** A steward's file: one line for each leaf. */
export function csv(parts: readonly Part[], period: string, dimensions: readonly string[]): string {
  const lines = parts.map(({ territory, breakdown, value }) => {
    const at = new Map(breakdown.split(";").map((part) => part.split("=") as [string, string]));
    return [territory, period, value, ...dimensions.map((name) => at.get(name) ?? "")].join(";");
  });
  return `${["territoire", "periode", "valeur", ...dimensions].join(";")}\n${lines.join("\n")}\n`;
}
