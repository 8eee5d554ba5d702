import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { addPartner, type Partner, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { OperatorError } from "./operatorError.ts";
import { type DescribedDataset, isReservedName, type PartnerFile, partnerFile } from "./partnerFile.ts";
import { schemaFaults } from "./schemaFaults.ts";

export type { DescribedDataset };
export { isReservedName };

type Environment = Readonly<Record<string, string | undefined>>;

/** What an institution's folder holds its description in. */
export const descriptionName = "partner.json";

/** The folders that HUB_PARTNERS names, in its order. */
const joinedFolders = ({ HUB_PARTNERS = "" }: Environment): readonly string[] =>
  HUB_PARTNERS.split(",").flatMap((folder) => (folder.trim() === "" ? [] : [resolve(folder.trim())]));

/**
 * The institutions of this installation beside those of the composed graph: each describes itself in its own folder.
 * Called once, before anything asks who there is.
 * @throws OperatorError PARTNER_REFUSED, which tells what is wrong with a description, and where.
 */
export function joinPartners(environment: Environment): void {
  for (const folder of joinedFolders(environment)) {
    const { $schema: _, version: __, publishes, ...identity } = readPartner(folder);
    const concepts = (publishes?.datasets ?? []).flatMap(({ id, unit, measure, dimensions, population }) =>
      population ? [{ dataset: id, unit, measure, by: dimensions.map((dimension) => dimension.name), population }] : [],
    );
    addPartner({ ...identity, folder, ...(concepts.length > 0 && { concepts }) } as Parameters<typeof addPartner>[0]);
  }
}

/** The description that a folder holds. @throws OperatorError PARTNER_REFUSED */
function readPartner(folder: string): PartnerFile {
  const file = join(folder, descriptionName);
  const described = describedIn(file);
  assertFree(described);
  return described;
}

/** A description that suffices to serve its institution. */
type Described = PartnerFile & { readonly publishes: NonNullable<PartnerFile["publishes"]> };

/** The description of an institution that has no code of its own. @throws OperatorError PARTNER_REFUSED */
export function readDescribed(folder: string): Described {
  const file = join(folder, descriptionName);
  const described = describedIn(file);
  if (!described.publishes) throw refused(`${file} ne dit pas ce que l'institution publie (« publishes »).`);
  return described as Described;
}

function describedIn(file: string): PartnerFile {
  if (!existsSync(file)) throw refused(`Aucune institution n'est décrite là : ${file} n'existe pas.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw refused(`${file} n'est pas du JSON.`);
  }
  return partnerIn(json, file);
}

/**
 * A description as it is written.
 * @param place what names it in what is refused.
 * @throws OperatorError PARTNER_REFUSED with a sentence for each fault.
 */
export function partnerIn(json: unknown, place: string): PartnerFile {
  const parsed = partnerFile.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refused(schemaFaults(parsed.error, place, "schema/partner.schema.json").join("\n"));
}

/** @throws OperatorError PARTNER_REFUSED where something of the description belongs to another institution already. */
export function assertFree(described: Bearer & Pick<PartnerFile, "signatories" | "port">): void {
  const { id, field, signatories, port } = described;
  for (const partner of partnerIds.map(partnerOf)) {
    if (partner.id === id) throw refused(`Une institution s'appelle déjà « ${id} » : ${partner.name}.`);
    if (partner.field === field) throw refused(`Le champ « ${field} » du graphe est déjà celui ${partner.of}.`);
    const otherNames = new Set(namesOf(partner).map(folded));
    const sharedName = namesOf(described).find((name) => otherNames.has(folded(name)));
    if (sharedName !== undefined)
      throw refused(`Le nom « ${sharedName} » est déjà celui d'une autre : ${partner.name}.`);
    if (partner.port === port) throw refused(`Le port ${port} est déjà celui ${partner.of} : choisissez-en un autre.`);
    const shared = signatories.find((signatory) => partner.signatories.includes(signatory));
    if (shared) throw refused(`Le signataire « ${shared} » parle déjà par ${partner.name}.`);
  }
}

interface Bearer extends Pick<Partner, "id" | "field" | "name" | "short"> {
  readonly names?: readonly { readonly name: string }[] | undefined;
}

/** Every name by which readers know an institution, whatever it calls itself now. */
const namesOf = ({ id, field, name, short, names = [] }: Bearer): readonly string[] => [
  name,
  short,
  ...names.map((changed) => changed.name),
  id,
  field,
];

/** A name without what a reader does not hear: case, accents, spaces, signs, a first article. */
const folded = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^\s*(?:l\s*['’]|l[ae]s?\s)/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

const refused = (sentence: string): OperatorError => new OperatorError(sentence, "PARTNER_REFUSED");
