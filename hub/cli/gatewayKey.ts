import { parseArgs } from "node:util";
import { addGateway, endGateway, listGateways, type TrustedGateway } from "@pacte-hub/institution/auth/gatewayKeys";
import { withClient } from "@pacte-hub/postgres/connect";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import type { ClientBase } from "pg";
import type { Command } from "./command.ts";
import { instantIn } from "./instant.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { additionText, publicKeyFrom } from "./publicKey.ts";
import { settingsHere } from "./settings.ts";

const options = { from: { type: "string" }, until: { type: "string" }, at: { type: "string" } } as const;

/** `hub gateway-key add|list|end <institution>` */
export const gatewayKey: Command = {
  name: "gateway-key",
  summary: "dit à quelles passerelles une institution répond.",
  usage: `hub gateway-key add <institution> <clé publique ou fichier PEM> [--from <instant>] [--until <instant>]
        hub gateway-key list <institution>
        hub gateway-key end <institution> <identifiant> [--at <instant>]`,
  help: `Une institution ne répond qu'aux requêtes signées d'une clé qu'elle connaît, entre les deux instants de cette clé.
Pour changer de clé sans arrêt : ajoutez la nouvelle, donnez-la à la passerelle (GATEWAY_KEY), puis mettez fin à l'ancienne.
La clé publique s'obtient par « openssl pkey -in passerelle.pem -pubout ». Une fin prend effet en cinq secondes au plus.`,
  async run([verb, name, ...words]) {
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new Misuse("Dites « add », « list » ou « end ».");
    const partner = partnerNamed(name);
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    assertNoMore(positionals, verb === "list" ? 0 : 1);
    const { STEWARD } = neededUrls(await settingsHere(), partner.id, ["STEWARD"]);
    return withClient(STEWARD, (client) => run(client, positionals[0] ?? "", values));
  },
};

interface KeyOptions {
  readonly from?: string;
  readonly until?: string;
  readonly at?: string;
}

const verbs: Readonly<Record<string, (client: ClientBase, key: string, optionValues: KeyOptions) => Promise<number>>> =
  {
    add,
    list,
    end,
  };

async function add(client: ClientBase, key: string, { from, until }: KeyOptions): Promise<number> {
  if (key === "") throw new Misuse("Donnez la clé publique de la passerelle, ou le fichier PEM qui la contient.");
  const publicKey = await publicKeyFrom(key);
  const [validFrom, validUntil] = [instantIn("--from", from), instantIn("--until", until)];
  if (validFrom && validUntil && validUntil < validFrom) throw new Misuse("--until précède --from.");
  const done = await addGateway(client, { publicKey, validFrom, validUntil, demonstration: false });
  console.log(additionText(done, publicKey));
  return 0;
}

async function list(client: ClientBase): Promise<number> {
  const gateways = await listGateways(client);
  for (const gateway of gateways) console.log(lineOf(gateway));
  if (gateways.length === 0) console.log("Aucune passerelle n'est connue : l'institution ne répond à personne.");
  return 0;
}

const lineOf = ({ id, publicKey, validFrom, validUntil, demonstration }: TrustedGateway): string =>
  `${id}  du ${validFrom} ${validUntil ? `au ${validUntil}` : "sans fin prévue"}${demonstration ? "  démonstration" : ""}  ${publicKey}`;

async function end(client: ClientBase, id: string, { at }: KeyOptions): Promise<number> {
  if (id === "") throw new Misuse("Dites quelle clé prend fin ; « hub gateway-key list » donne leurs identifiants.");
  if (!(await endGateway(client, id, instantIn("--at", at) ?? null)))
    throw new Misuse(`La clé « ${id} » n'existe pas, ou elle a déjà pris fin.`);
  console.log(`Prend fin ${at ? `le ${at}` : "maintenant"} : ${id}.`);
  return 0;
}
