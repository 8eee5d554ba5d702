import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { decodeJwt } from "jose";
import { printed } from "./browser/print.ts";
import type { Command } from "./command.ts";
import { settingsHere } from "./settings.ts";

const options = {
  demonstration: { type: "boolean" },
  annexe: { type: "boolean" },
  connu: { type: "string" },
} as const;

/** `hub dossier <file.pdf>` */
export const dossier: Command = {
  name: "dossier",
  summary: "imprime le dossier du comité de pilotage en PDF.",
  usage: "hub dossier <fichier.pdf> [--annexe] [--demonstration] [--connu <AAAA-MM-JJ>]",
  help: `Le hub (HUB_URL, cette machine par défaut) doit tourner. Le PDF est celui que donne le bouton de la page /dossier :
A4, sommaire, quatre pages, les sources à la fin. Il faut Chromium, Chrome ou Edge (HUB_CHROMIUM donne son chemin).

--annexe         et le diagnostic partagé de chaque EPCI, deux pages chacun
--demonstration  les chiffres de démonstration au lieu des réels, marqués comme tels
--connu          les chiffres tels que connus à la fin de ce jour

Sans jeton, le dossier ne montre que les données ouvertes. Avec celui d'un lecteur (HUB_TOKEN), il montre ce que ses conventions lui ouvrent :
HUB_TOKEN=$(hub token steering@department) hub dossier dossier.pdf --demonstration`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [path] = positionals;
    assertNoMore(positionals, 1);
    if (!path?.endsWith(".pdf")) throw new Misuse("Donnez le fichier à écrire : hub dossier dossier.pdf");
    if (values.connu !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.connu))
      throw new Misuse("--connu veut un jour : AAAA-MM-JJ.");
    const { hubUrl, hubToken } = await settingsHere();
    const url = new URL("/dossier", hubUrl);
    if (values.demonstration) url.searchParams.set("origine", "demonstration");
    if (values.annexe) url.searchParams.set("annexe", "epci");
    if (values.connu) url.searchParams.set("connu", values.connu);
    await assertAnswers(new URL("/ready", hubUrl));
    const pdf = await printed({ url: url.href, storage: await sessionStorageFor(hubToken, hubUrl), isWhole });
    await writeFile(path, pdf).catch(() => {
      throw new OperatorError(`Le fichier ${path} ne peut pas être écrit.`, "FILE_NOT_WRITABLE");
    });
    console.log(`Écrit : ${path} (${Math.ceil(pdf.length / 1024)} Kio).`);
    return 0;
  },
};

const isWhole = `document.querySelector(".dossier")?.dataset.whole === "true"`;

/** The session that the page would keep had its reader signed in there. */
async function sessionStorageFor(token: string | undefined, hubUrl: string): Promise<Readonly<Record<string, string>>> {
  if (token === undefined) return {};
  const { iss, exp } = claimsOf(token);
  if (exp <= Date.now() / 1_000)
    throw new OperatorError("Le jeton de HUB_TOKEN est échu : demandez-en un nouveau.", "SETTINGS_REFUSED");
  const response = await fetch(new URL("/session/issuers.json", hubUrl));
  const issuers = (await response.json()) as readonly { readonly issuer: string; readonly name: string }[];
  const name = issuers.find(({ issuer }) => issuer === iss)?.name ?? iss;
  return { "hub.session": JSON.stringify({ token, name, until: exp * 1_000 }) };
}

function claimsOf(token: string): { readonly iss: string; readonly exp: number } {
  try {
    const { iss = "", exp = 0 } = decodeJwt(token);
    return { iss, exp };
  } catch {
    throw new OperatorError("HUB_TOKEN n'est pas un jeton d'accès.", "SETTINGS_REFUSED");
  }
}

async function assertAnswers(ready: URL): Promise<void> {
  const response = await fetch(ready).catch(() => null);
  if (response?.ok) return;
  throw new OperatorError(
    response
      ? "Aucune institution ne répond au hub : le dossier serait vide."
      : `Le hub ne répond pas à ${ready.origin} : démarrez-le (npm start), ou donnez son adresse par HUB_URL.`,
    "HUB_SILENT",
  );
}
