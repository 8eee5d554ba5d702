import { stat, statfs } from "node:fs/promises";
import { contextKeyOf } from "@pacte-hub/institution/database/context/contextKey";
import { journalKeyOf } from "@pacte-hub/institution/journal/key";
import { keyOf } from "@pacte-hub/publisher/keyFile";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { assertOpenFiles } from "@pacte-hub/server/openFiles";
import { caution, type Finding, fault, well } from "./finding.ts";

const oldestNode = [20, 19] as const;
/** The first line of Node that is maintained and that all packages ask for. */
const recommendedNode = [22, 15] as const;
const leastFreeBytes = 1024 ** 3;

/** What of the machine itself an institution's process depends on. */
export async function machineFindings(partner: PartnerId, settings: Settings): Promise<readonly Finding[]> {
  return [
    nodeFinding(process.versions.node),
    openFilesFinding(),
    await diskFinding(settings.dataDir),
    ...(await keyFindings(partner, settings)),
    ...(await Promise.all(Object.entries(settings.secretFiles).map(([name, file]) => readableBy(name, file)))),
  ];
}

export function nodeFinding(version: string): Finding {
  const subject = "version de Node";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isBefore = ([wantedMajor, wantedMinor]: readonly [number, number]) =>
    major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
  if (isBefore(oldestNode))
    return fault(subject, `${version} est trop ancienne`, "installez Node 24, ou 22.15 au moins");
  if (isBefore(recommendedNode))
    return caution(subject, `${version} marche, mais n'est plus maintenue`, "installez Node 24, ou 22.15 au moins");
  return well(subject, version);
}

function openFilesFinding(): Finding {
  const subject = "fichiers ouverts";
  try {
    assertOpenFiles();
    return well(subject);
  } catch (error) {
    return fault(subject, (error as Error).message, "relevez la limite, puis relancez");
  }
}

async function diskFinding(folder: string): Promise<Finding> {
  const subject = "place sur le disque";
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const gigabytes = (free / leastFreeBytes).toFixed(1).replace(".", ",");
    return free < leastFreeBytes
      ? caution(
          subject,
          `il reste ${gigabytes} Go dans ${folder}`,
          "libérez de la place : un disque plein arrête le journal",
        )
      : well(subject, `${gigabytes} Go libres`);
  } catch {
    return well(subject, `${folder} n'existe pas ici : rien n'y est gardé`);
  }
}

/** Each key that the settings name: it is read as the process would read it, and nobody else of the machine may. */
async function keyFindings(partner: PartnerId, settings: Settings): Promise<Finding[]> {
  const keys = [
    ["CONTEXT_KEY", settings.contextKeys[partner], () => contextKeyOf(partner, settings)],
    ["JOURNAL_KEY", settings.journalKeys[partner], () => journalKeyOf(partner, settings)],
    ["SIGNING_KEY", settings.signingKeys[partner], () => keyOf(partner, settings)],
  ] as const;
  const keysGiven = keys.filter(([, file]) => file !== undefined);
  return Promise.all(
    keysGiven.map(([name, file, readKey]) => keyFinding(`${variablePrefix(partner)}_${name}`, file ?? "", readKey)),
  );
}

const [ofGroup, ofOthers] = [0o070, 0o007];

async function keyFinding(variable: string, file: string, readKey: () => Promise<unknown>): Promise<Finding> {
  try {
    await readKey();
  } catch (error) {
    return fault(variable, (error as Error).message, "corrigez le chemin ou refaites la clé (docs/exploitation.md)");
  }
  return readableBy(variable, file);
}

async function readableBy(variable: string, file: string): Promise<Finding> {
  const { mode } = await stat(file);
  return mode & (ofGroup | ofOthers)
    ? caution(variable, "d'autres comptes de la machine peuvent lire ce secret", `chmod 600 ${file}`)
    : well(variable);
}
