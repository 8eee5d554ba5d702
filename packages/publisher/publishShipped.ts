import { shippedFile } from "@pacte-hub/data/shipped";
import { type Institution, indicatorOf, type ShippedDataset } from "@pacte-hub/institution/config";
import { loadRegister } from "@pacte-hub/institution/registers/registers";
import { withClient } from "@pacte-hub/postgres/connect";
import { inspect } from "@pacte-hub/release-file/extract";
import type { SigningKey } from "@pacte-hub/release-file/signature";
import type { Login } from "@pacte-hub/server/logins";
import { noHub } from "./hubClient.ts";
import { publish } from "./publish.ts";

type Urls = Readonly<Record<Extract<Login, "PUBLISHER" | "STEWARD">, string>>;

/** By what an institution publishes: its logins, and its signing key. */
export interface PublishingMeans {
  readonly urls: Urls;
  readonly key: SigningKey;
}

/** Our word, as a steward gives theirs: a commune's jobs fall from 68 to 4, and a file of young people is named so. */
const reviewed = "fichier livré avec le hub, relu à la source et recalculé par ses tests (data/README.md)";

/** Publishes and registers what the project ships for an institution; what is there already is left as it is. */
export async function publishShipped(
  institution: Institution,
  { urls, key }: PublishingMeans,
  say: (line: string) => void,
): Promise<void> {
  for (const register of institution.registers) {
    if (await loadRegister(urls.STEWARD, register)) say(`Registre chargé : ${register.title}.`);
  }
  for (const consignment of await pending(institution, urls.PUBLISHER)) {
    const indicator = indicatorOf(institution, consignment.dataset);
    if (!indicator) throw new Error(`le jeu ${consignment.dataset} n'existe pas`);
    const { file, source, provisional, period, producerPublishedOn, correction = null } = consignment;
    const declared = { ...(period !== null && { period }), unusualBecause: reviewed, isReviewed: true };
    const outcomes = await publish(urls.PUBLISHER, {
      institution,
      indicator,
      file: shippedFile(file),
      source,
      provisional,
      producerPublishedOn,
      correction,
      declared,
      key,
      // What ships is open: nothing of it is protected against what others say.
      abroad: noHub,
      demonstration: false,
      embargoUntil: null,
    });
    say(`Publié : ${indicator.title} (${outcomes.map((outcome) => outcome.period).join(", ")}).`);
  }
}

/** The shipped files that the institution has not taken in yet. */
export async function pending(institution: Institution, publisherUrl: string): Promise<readonly ShippedDataset[]> {
  const received = await withClient(publisherUrl, async (client) => {
    const { rows } = await client.query<{ key: string }>(
      "select distinct dataset || ' ' || file_sha256 as key from intake.delivery",
    );
    return new Set(rows.map(({ key }) => key));
  });
  const keys = await Promise.all(
    institution.shipped.map(async ({ dataset, file }) => `${dataset} ${(await inspect(shippedFile(file))).sha256}`),
  );
  return institution.shipped.filter((_, at) => !received.has(keys[at] ?? ""));
}
