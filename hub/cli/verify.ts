import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { canonicalOfSpreadsheet } from "@pacte-hub/release-file/spreadsheet";
import {
  type ClaimedFigure,
  figuresIn,
  handedOver,
  isAsSigned,
  isAuthentic,
  releaseIn,
  type SignedFile,
} from "@pacte-hub/release-file/verifyRelease";
import { isPartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { readSettings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";

const options = { hub: { type: "string" }, key: { type: "string", multiple: true } } as const;

/** `hub verify <answer.json|release.csv>` */
export const verify: Command = {
  name: "verify",
  summary: "dit si chaque chiffre est bien celui que son institution a signé.",
  usage: "hub verify <réponse.json|publication.csv> [--hub <adresse>] [--key <clé publique>]…",
  help: `Un fichier de publication se vérifie tel que signé, ou tel que donné pour un tableur (format=tableur) ; le tableau d'une page
n'est signé de personne : la commande dit alors quels fichiers vérifier.
Une réponse se vérifie si ses chiffres donnent « value release { id } » sous un territoire dont le « code » est demandé, ou « territoryCode » (et « status », s'il faut le vérifier aussi).
Les fichiers signés sont demandés au hub (--hub, http://127.0.0.1:4000/graphql par défaut), mais crus seulement s'ils portent la
signature de l'institution : donnez par --key les clés publiques que les institutions vous ont remises (champ publicKey).
Sans --key, la clé du hub est affichée : comparez-la à celle de l'institution.

Codes de sortie : 0 tout est authentique, 1 impossible, 2 commande mal écrite, 4 un chiffre au moins ne l'est pas.`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [path] = positionals;
    assertNoMore(positionals, 1);
    if (!path) throw new Misuse("Donnez la réponse (.json) ou le fichier de publication (.csv) à vérifier.");
    const text = await readFile(path, "utf8").catch(() => {
      throw new Misuse(`Le fichier ${path} ne se lit pas.`);
    });
    const { bind, ports } = readSettings(process.env);
    const trust = { hub: values.hub ?? `http://${bind}:${ports.gateway}/graphql`, keys: values.key ?? [] };
    return path.endsWith(".csv") ? verifyFile(text, trust) : verifyAnswer(text, trust);
  },
};

interface Trust {
  readonly hub: string;
  readonly keys: readonly string[];
}

async function verifyFile(text: string, trust: Trust): Promise<number> {
  const spreadsheet = canonicalOfSpreadsheet(text);
  if (spreadsheet === null && isPageTable(text)) throw pageTable(text);
  const file = spreadsheet ?? handedOver(text).file;
  const release = releaseIn(file);
  const signed = await signedFile(release, trust);
  if (isAuthentic({ ...signed, file }))
    return print(0, `Authentique : ${release} est bien ce que l'institution a signé.`);
  const rewritten =
    spreadsheet === null
      ? ""
      : ` Un tableur l'a peut-être récrit : vérifiez le fichier signé, /releases/${release}.csv.`;
  return print(
    exitCodes.notAuthentic,
    `NON AUTHENTIQUE : ce fichier n'est pas celui que l'institution a signé pour ${release}.${rewritten}`,
  );
}

/** A page's table as the dashboard saves it, or one that the gateway flattens: whatever its columns are, none is signed. */
const isPageTable = (text: string): boolean => {
  const [header = ""] = text.split(/\r?\n/);
  return /^\uFEFF?code[,;]/.test(header) || (header.includes(";") && !header.includes("release,"));
};

/** What to verify instead: the releases that the table names. */
function pageTable(text: string): OperatorError {
  const releaseId = new RegExp(`\\b(?:${partnerIds.join("|")}):[\\w-]+:[\\w-]+:\\d+`, "g");
  const releases = [...new Set(text.match(releaseId) ?? [])];
  const few = releases.slice(0, mostNamed).map((release) => `/releases/${release}.csv`);
  const remainder = releases.length > mostNamed ? `, et ${releases.length - mostNamed} autres` : "";
  const advice =
    releases.length === 0
      ? "Téléchargez le fichier d'une publication (page Sources)"
      : `Vérifiez ${few.join(", ")}${remainder}`;
  return new OperatorError(
    `Ce fichier est un tableau fait pour être lu, et aucune institution ne le signe. ${advice}, ou la réponse du graphe (.json).`,
    "MISUSE",
  );
}

const mostNamed = 5;

async function verifyAnswer(text: string, trust: Trust): Promise<number> {
  const figures = figuresIn(JSON.parse(text));
  if (figures.length === 0) {
    return print(
      1,
      "Rien à vérifier : demandez « value release { id } » avec chaque chiffre, et « code » avec chaque territoire.",
    );
  }
  const files = new Map<string, SignedFile>();
  for (const id of new Set(figures.map(({ release }) => release))) files.set(id, await signedFile(id, trust));
  const forged = [...files].filter(([, signed]) => !isAuthentic(signed)).map(([id]) => id);
  for (const id of forged)
    console.log(`NON AUTHENTIQUE : la publication ${id} ne porte pas la signature de son institution.`);
  const altered = figures.filter((figure) => !isAsSigned(figure, files.get(figure.release)?.file ?? ""));
  for (const figure of altered) console.log(`ALTÉRÉ : ${figureText(figure)}.`);
  const faults = forged.length + altered.length;
  return print(
    faults === 0 ? exitCodes.done : exitCodes.notAuthentic,
    `${figures.length - altered.length} chiffres sur ${figures.length} sont ceux que leur institution a signés.`,
  );
}

const figureText = ({ release, territory, breakdown, value }: ClaimedFigure): string =>
  `${value ?? "sans valeur"}, territoire ${territory}${breakdown && `, ${breakdown}`}, n'est pas dans la publication ${release}`;

/** Asks the hub for a release's file: what it says is believed only as far as its signature goes. */
async function signedFile(release: string, { hub, keys }: Trust): Promise<SignedFile> {
  const partner = release.split(":")[0] ?? "";
  if (!isPartnerId(partner))
    throw new OperatorError(`« ${release} » n'est pas une publication du hub.`, "UNKNOWN_RELEASE");
  const query = `query ($id: ID!) { ${partnerOf(partner).field} { release(id: $id) { file signature publicKey } } }`;
  const response = await fetch(hub, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { id: release } }),
  }).catch(() => {
    throw new OperatorError(
      `Le hub ne répond pas à ${hub} : démarrez-le, ou donnez son adresse par --hub.`,
      "HUB_SILENT",
    );
  });
  const { data } = (await response.json()) as { data?: Record<string, { release: SignedFile | null } | null> };
  const signed = data?.[partnerOf(partner).field]?.release;
  if (!signed?.file)
    throw new OperatorError(
      `Le hub ne donne pas la publication ${release} (inconnue, sous embargo ou retirée).`,
      "UNKNOWN_RELEASE",
    );
  if (keys.length > 0 && !keys.includes(signed.publicKey)) {
    throw new OperatorError(
      `La publication ${release} est signée d'une clé que vous n'avez pas donnée : ${signed.publicKey}.`,
      "KEY_REFUSED",
    );
  }
  if (keys.length === 0) console.log(`Clé de ${partnerOf(partner).name} d'après le hub : ${signed.publicKey}`);
  return signed;
}

function print(code: number, sentence: string): number {
  console.log(sentence);
  return code;
}
