import { parseArgs } from "node:util";
import {
  addIssuer,
  endIssuer,
  type IssuerLine,
  listIssuers,
  type TrustedIssuer,
} from "@pacte-hub/institution/auth/trustedIssuers";
import type { Institution } from "@pacte-hub/institution/config";
import { workingConnection } from "@pacte-hub/postgres/connect";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { acting } from "./acting.ts";
import type { Command } from "./command.ts";
import { instantIn } from "./instant.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

const options = {
  claim: { type: "string" },
  value: { type: "string" },
  "speaks-for": { type: "string" },
  from: { type: "string" },
  until: { type: "string" },
  at: { type: "string" },
} as const;
type IssuerOptions = Readonly<Partial<Record<keyof typeof options, string>>>;

/** `hub issuer add|list|end <institution>` */
export const issuer: Command = {
  name: "issuer",
  summary: "dit de quels émetteurs une institution croit les lecteurs.",
  usage: `hub issuer add <institution> <https://émetteur> --claim <donnée> --value <valeur> --speaks-for <signataire>
                                  [--from <instant>] [--until <instant>]
        hub issuer list <institution>
        hub issuer end <institution> <https://émetteur> --claim <donnée> --value <valeur> [--at <instant>]`,
  help: `Une institution ne croit que les jetons des émetteurs OIDC de sa liste : telle donnée du jeton, à telle valeur, parle pour tel
signataire du Pacte, tel EPCI (epci-<SIREN>) ou telle structure (siret-<SIRET>). Un émetteur absent n'est jamais contacté. Une ligne ne change pas de signataire : elle prend fin, à la
requête suivante, et une autre la remplace. Ajouts et fins sont au journal.`,
  async run([verb, name, ...words]) {
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new Misuse("Dites « add », « list » ou « end ».");
    const institution = await institutionNamed(name);
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    assertNoMore(positionals, verb === "list" ? 0 : 1);
    return run(institution, positionals[0] ?? "", values);
  },
};

const verbs: Readonly<
  Record<string, (institution: Institution, url: string, optionValues: IssuerOptions) => Promise<number>>
> = {
  add,
  list,
  end,
};

async function add(institution: Institution, url: string, optionValues: IssuerOptions): Promise<number> {
  const line = lineIn(url, optionValues);
  const speaksFor = optionValues["speaks-for"] ?? "";
  if (!/^[a-z0-9-]{1,60}$/.test(speaksFor)) throw new Misuse("--speaks-for dit l'identifiant d'un signataire : caf.");
  const [validFrom = null, validUntil = null] = [
    instantIn("--from", optionValues.from),
    instantIn("--until", optionValues.until),
  ];
  if (validUntil && validUntil <= (validFrom ?? new Date().toISOString()))
    throw new Misuse("--until précède le début, ou l'instant présent.");
  const sentence = () => `Inscrit : ${nameOf(line)} parle pour ${speaksFor}.`;
  return acting(institution, { name: "AddIssuer", about: { ...line, speaksFor }, sentence }, async (db) =>
    (await addIssuer(db, { ...line, institution: speaksFor, validFrom, validUntil }))
      ? { kind: "DONE", id: nameOf(line), version: 1, isEffective: true }
      : { kind: "REFUSED", refusal: { code: "ISSUER_STANDS", line: nameOf(line) } },
  );
}

async function list({ partner }: Institution): Promise<number> {
  const { STEWARD } = neededUrls(await settingsHere(), partner.id, ["STEWARD"]);
  const db = workingConnection(STEWARD, "steward");
  try {
    const issuers = await listIssuers(db);
    for (const trusted of issuers) console.log(issuerLine(trusted));
    if (issuers.length === 0) console.log("Aucun émetteur : personne n'est lecteur ici, hors données ouvertes.");
  } finally {
    await db.destroy();
  }
  return 0;
}

async function end(institution: Institution, url: string, optionValues: IssuerOptions): Promise<number> {
  const line = lineIn(url, optionValues);
  const at = instantIn("--at", optionValues.at) ?? null;
  const sentence = () => `Prend fin ${at ? `le ${at}` : "maintenant"} : ${nameOf(line)}.`;
  return acting(institution, { name: "EndIssuer", about: { ...line }, sentence }, async (db) => {
    if (!(await endIssuer(db, line, at)))
      throw new Misuse("Cette ligne n'existe pas, ou elle a déjà pris fin ; « hub issuer list » donne les lignes.");
    return { kind: "DONE", id: nameOf(line), version: 2, isEffective: false };
  });
}

function lineIn(url: string, { claim = "", value = "" }: IssuerOptions): IssuerLine {
  if (!/^https:\/\/[^\s?#]{1,500}$/.test(url))
    throw new Misuse("L'émetteur est une adresse https, sans « ? » ni « # ».");
  if (claim === "" || value === "")
    throw new Misuse("Dites --claim et --value : quelle donnée du jeton, à quelle valeur.");
  return { issuer: url, claim, value };
}

const nameOf = ({ issuer: url, claim, value }: IssuerLine): string => `${url} ${claim}=${value}`;

const issuerLine = (trusted: TrustedIssuer): string =>
  `${nameOf(trusted)}  parle pour ${trusted.institution}, du ${trusted.validFrom} ${trusted.validUntil ? `au ${trusted.validUntil}` : "sans fin prévue"}${trusted.demonstration ? "  démonstration" : ""}`;
