import { shippedFile } from "../../data/shipped.ts";
import { type Consignment, type Institution, indicatorOf } from "../institution/config.ts";
import { loadRegister } from "../institution/registers/registers.ts";
import { withClient } from "../postgres/connect.ts";
import { inspect } from "../release-file/extract.ts";
import type { SigningKey } from "../release-file/signature.ts";
import type { Login } from "../server/logins.ts";
import { nobodyAbroad } from "./hubClient.ts";
import { publish } from "./publish.ts";

type Urls = Readonly<Record<Extract<Login, "PUBLISHER" | "STEWARD">, string>>;

/** By what an institution publishes: its logins, and its signing key. */
export interface Means {
  readonly urls: Urls;
  readonly key: SigningKey;
}

/** Publishes and registers what the project ships for an institution; what is there already is left as it is. */
export async function load(institution: Institution, { urls, key }: Means, say: (line: string) => void): Promise<void> {
  for (const register of institution.registers) {
    if (await loadRegister(urls.STEWARD, register)) say(`Registre chargé : ${register.title}.`);
  }
  for (const consignment of await pending(institution, urls.PUBLISHER)) {
    const indicator = indicatorOf(institution, consignment.dataset);
    if (!indicator) throw new Error(`le jeu ${consignment.dataset} n'existe pas`);
    const { file, source, provisional, period } = consignment;
    const declared = period === null ? {} : { period };
    const outcomes = await publish(urls.PUBLISHER, {
      institution,
      indicator,
      file: shippedFile(file),
      source,
      provisional,
      declared,
      key,
      // What ships is open: nothing of it is protected against what others say.
      abroad: nobodyAbroad,
      demonstration: false,
      embargoUntil: null,
    });
    say(`Publié : ${indicator.title} (${outcomes.map((outcome) => outcome.period).join(", ")}).`);
  }
}

/** The shipped files that the institution has not taken in yet. */
export async function pending(institution: Institution, publisherUrl: string): Promise<readonly Consignment[]> {
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
