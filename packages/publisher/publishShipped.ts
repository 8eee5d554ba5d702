import { existsSync } from "node:fs";
import { openData, pactFile } from "@pacte-hub/data/installation";
import { shippedFile } from "@pacte-hub/data/shipped";
import { type Institution, indicatorOf, type ShippedDataset } from "@pacte-hub/institution/config";
import { dueRegisters, loadRegister } from "@pacte-hub/institution/registers/registers";
import { withClient } from "@pacte-hub/postgres/connect";
import { inspect } from "@pacte-hub/release-file/extract";
import type { SigningKey } from "@pacte-hub/release-file/signature";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import type { Login } from "@pacte-hub/server/logins";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { type HubClient, noHub } from "./hubClient.ts";
import { publish } from "./publish.ts";

type Urls = Readonly<Record<Extract<Login, "PUBLISHER" | "STEWARD">, string>>;

/** By what an institution publishes: its logins, and its signing key. */
export interface PublishingMeans {
  readonly urls: Urls;
  readonly key: SigningKey;
}

/** Our word, as a steward gives theirs: a commune's jobs fall from 68 to 4, and a file of young people is named so. */
const reviewed = "fichier livré avec le hub, relu à la source et recalculé par ses tests (data/README.md)";

/** What an institution that joined ships in its own folder is its stewards' to judge, file by file. */
const wordFor = ({ partner: { folder } }: Institution) =>
  folder === undefined ? { unusualBecause: reviewed, isReviewed: true } : {};

/** Publishes and registers what the project ships for an institution; what is there already is left as it is. */
export async function publishShipped(
  institution: Institution,
  { urls, key }: PublishingMeans,
  say: (line: string) => void,
): Promise<void> {
  for (const register of await dueRegisters(urls.STEWARD, registersOf(institution))) {
    if (await loadRegister(urls.STEWARD, register)) say(`Registre chargé : ${register.title}.`);
  }
  for (const consignment of await pending(institution, urls.PUBLISHER)) {
    const indicator = indicatorOf(institution, consignment.dataset);
    if (!indicator) throw new Error(`le jeu ${consignment.dataset} n'existe pas`);
    const { file, source, provisional, period, producerPublishedOn, correction = null } = consignment;
    const declared = { ...(period !== null && { period }), ...wordFor(institution) };
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

/** Another Department's Pact comes with registers of its own, or without. */
const registersOf = ({ registers }: Institution) => registers.filter(({ file }) => existsSync(pactFile(file)));

/** Whether there is anything for `publishShipped` to do: a file of figures, or a register that is new or has changed. */
export const isShippedDue = async (institution: Institution, urls: PublishingMeans["urls"]): Promise<boolean> =>
  (await pending(institution, urls.PUBLISHER)).length > 0 ||
  (await dueRegisters(urls.STEWARD, registersOf(institution))).length > 0;

/** The shipped files that the institution has not taken in yet. */
export async function pending(institution: Institution, publisherUrl: string): Promise<readonly ShippedDataset[]> {
  return notReceived(openFilesOf(institution), publisherUrl);
}

/**
 * The open data of the Pact in service: the institution's own, or those that another Department's came with.
 * @throws OperatorError PACT_FILE_REFUSED where its list names a dataset of nobody
 */
function openFilesOf({ partner, shipped, indicators }: Institution): readonly ShippedDataset[] {
  const others = openData();
  if (others === null || partner.folder !== undefined) return shipped;
  const own = others.filter(({ institution }) => institution === partner.id);
  for (const { dataset } of own)
    if (!indicators.some(({ id }) => id === dataset)) {
      const hint = hintText(
        hintFor(
          dataset,
          indicators.map(({ id }) => ({ code: id })),
        ),
      );
      throw new OperatorError(
        `open-data.json donne à ${partner.name} un jeu qu'elle n'a pas, « ${dataset} ».${hint}`,
        "PACT_FILE_REFUSED",
      );
    }
  return own.map(({ dataset, file, source }) => ({
    dataset,
    file: pactFile(file),
    source,
    period: null,
    provisional: false,
    producerPublishedOn: null,
  }));
}

async function notReceived<File extends Pick<ShippedDataset, "dataset" | "file">>(
  files: readonly File[],
  publisherUrl: string,
): Promise<readonly File[]> {
  const received = await withClient(publisherUrl, async (client) => {
    const { rows } = await client.query<{ key: string }>(
      "select distinct dataset || ' ' || file_sha256 as key from intake.delivery",
    );
    return new Set(rows.map(({ key }) => key));
  });
  const keys = await Promise.all(
    files.map(async ({ dataset, file }) => `${dataset} ${(await inspect(shippedFile(file))).sha256}`),
  );
  return files.filter((_, at) => !received.has(keys[at] ?? ""));
}

/** By what an institution publishes invented files. */
export interface InventingMeans {
  readonly publisherUrl: string;
  readonly key: SigningKey;
  readonly abroad: HubClient;
}

/** Publishes the invented files of an institution's folder, each figure marked as a demonstration's, and protected as a real one. */
export async function publishInvented(
  institution: Institution,
  { publisherUrl, key, abroad }: InventingMeans,
  say: (line: string) => void,
): Promise<void> {
  for (const { dataset, file, period } of await notReceived(institution.invented ?? [], publisherUrl)) {
    const indicator = indicatorOf(institution, dataset);
    if (!indicator) throw new Error(`le jeu ${dataset} n'existe pas`);
    const outcomes = await publish(publisherUrl, {
      institution,
      indicator,
      file,
      source: inventedSource,
      provisional: false,
      declared: { ...(period !== null && { period }), unusualBecause: "chiffres inventés pour la démonstration" },
      key,
      abroad,
      demonstration: true,
      embargoUntil: null,
    });
    say(`Démonstration publiée : ${indicator.title} (${outcomes.map((outcome) => outcome.period).join(", ")}).`);
  }
}

const inventedSource = {
  title: "Chiffres inventés pour la démonstration, livrés avec la description de l'institution",
  licence: "EUPL-1.2",
  retrievedOn: null,
  url: null,
} as const;
