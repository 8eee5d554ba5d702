import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  type ChainFault,
  faultsOf,
  monthsAgo,
  retentionMonths,
  type WitnessedHead,
} from "@pacte-hub/institution/journal/hashChain";
import { endOf, linesOf, peerKeys, witnessedHeads } from "@pacte-hub/institution/journal/journalStore";
import { isHeadSignedBy } from "@pacte-hub/institution/journal/key";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import { type PartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import { Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { partnerNamed } from "../institutionNamed.ts";
import { settingsHere } from "../settings.ts";

interface VerifyOptions {
  readonly heads?: string;
  readonly witness?: string;
  readonly key?: readonly string[];
}

interface VerifyReport {
  readonly witness: string;
  readonly heads: readonly JournalHead[];
}

const mostListed = 20;

/** Tells every fault of the journal, first by itself, then by what others kept of it. */
export async function verifyJournal(partner: PartnerId, optionValues: VerifyOptions): Promise<number> {
  const settings = await settingsHere();
  const reports = [
    ...(await headsInFile(partner, optionValues.heads)),
    ...(await headsOfWitness(partner, optionValues, settings)),
  ];
  const keys = await keysOf(partner, optionValues, settings);
  const witnessed = reports.flatMap(({ witness, heads }) => signedHeads(heads, keys, witness));
  let lines = 0;
  const faults = await withClient(neededUrls(settings, partner, ["STEWARD"]).STEWARD, (client) => {
    const search = async () => {
      const evidence = { end: await endOf(client), witnessed, retainedSince: monthsAgo(retentionMonths) };
      return faultsOf(
        counted(linesOf(client), () => lines++),
        evidence,
      );
    };
    // One snapshot: a line written meanwhile is for the next time.
    return inTransaction(client, search, { isSnapshot: true });
  });
  for (const fault of faults.slice(0, mostListed)) console.log(sentence(fault));
  if (faults.length > mostListed) console.log(`… et ${faults.length - mostListed} autres.`);
  const name = partnerOf(partner).name;
  console.log(
    faults.length === 0
      ? `Intact : ${lines} lignes du journal de ${name}${witnessed.length > 0 ? `, comparées à ${witnessed.length} têtes gardées ailleurs` : " (aucune tête gardée ailleurs n'a été donnée : une fin coupée ne se verrait pas)"}.`
      : `ALTÉRÉ : le journal de ${name} a ${faults.length} fautes sur ${lines} lignes.`,
  );
  return faults.length === 0 ? 0 : 4;
}

async function headsInFile(partner: PartnerId, file: string | undefined): Promise<VerifyReport[]> {
  if (!file) return [];
  const text = await readFile(file, "utf8").catch(() => {
    throw new Misuse(`Le fichier ${file} ne se lit pas.`);
  });
  const heads = text
    .split("\n")
    .flatMap((line) => parsed(line))
    .filter(({ institution }) => institution === partner);
  return [{ witness: "la passerelle", heads }];
}

/** The last line may have been cut by a stop: it is passed over. */
function parsed(line: string): JournalHead[] {
  try {
    return line === "" ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}

async function headsOfWitness(
  partner: PartnerId,
  { witness }: VerifyOptions,
  settings: Settings,
): Promise<VerifyReport[]> {
  if (!witness) return [];
  const witnessPartner = partnerNamed(witness);
  if (witnessPartner.id === partner) throw new Misuse("Le témoin doit être une autre institution.");
  const { STEWARD } = neededUrls(settings, witnessPartner.id, ["STEWARD"]);
  return [
    { witness: witnessPartner.name, heads: await withClient(STEWARD, (client) => witnessedHeads(client, partner)) },
  ];
}

/** The institution's journal keys: as given, else of its own file, and as the witness was given them. */
async function keysOf(
  partner: PartnerId,
  { key, witness }: VerifyOptions,
  settings: Settings,
): Promise<readonly string[]> {
  if (key?.length) return key;
  const file = settings.journalKeys[partner];
  const ownKey = file ? await readFile(file, "utf8").then(publicHalf, () => undefined) : undefined;
  const keysOfWitness = witness
    ? await withClient(neededUrls(settings, partnerNamed(witness).id, ["STEWARD"]).STEWARD, (client) =>
        peerKeys(client, partner),
      )
    : [];
  return [...(ownKey ? [ownKey] : []), ...keysOfWitness];
}

const publicHalf = (pem: string): string =>
  createPublicKey(createPrivateKey(pem)).export({ type: "spki", format: "der" }).toString("base64");

/** A head that the institution did not sign proves nothing against it. */
function signedHeads(heads: readonly JournalHead[], keys: readonly string[], witness: string): WitnessedHead[] {
  if (heads.length > 0 && keys.length === 0)
    throw new OperatorError(
      "Donnez par --key la clé publique du journal : sans elle les têtes gardées ne prouvent rien.",
      "KEY_REFUSED",
    );
  const good = heads.filter((head) => keys.some((key) => isHeadSignedBy(key, head)));
  if (good.length < heads.length)
    console.log(
      `${heads.length - good.length} têtes gardées par ${witness} ne portent pas la signature du journal : elles sont écartées.`,
    );
  return good.map(({ seq, hash }) => ({ seq, hash, witness }));
}

async function* counted<T>(lines: AsyncIterable<T>, count: () => void): AsyncGenerator<T> {
  for await (const line of lines) {
    count();
    yield line;
  }
}

const sentences: Readonly<Record<ChainFault["kind"], string>> = {
  MISSING: "elle manque, ou n'est pas à sa place",
  ALTERED: "son texte n'est pas celui qui fut écrit",
  REHASHED: "son empreinte ne suit pas de celle d'avant",
  EMPTIED_EARLY: "elle est vidée avant ses douze mois",
  TAIL_CUT: "la fin est coupée : des têtes gardées ailleurs vont plus loin",
  HEAD_DIFFERS: "la fin dite par la base n'est pas la dernière ligne",
  REWRITTEN: "une tête gardée ailleurs en disait une autre : l'histoire est réécrite",
};

const sentence = ({ seq, kind }: ChainFault): string => `ligne ${seq} : ${sentences[kind]}.`;
