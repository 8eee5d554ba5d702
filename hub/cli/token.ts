import { parseArgs } from "node:util";
import { keyAt, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { personaNamed, personas } from "@pacte-hub/demo/identity/personas";
import { accessToken, issuerUrl } from "@pacte-hub/demo/identity/tokens";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { readSettings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Command } from "./command.ts";

const list = personas.map(({ id, title }) => `  ${id.padEnd(20)} ${title}`).join("\n");

/** `hub token <persona>` */
export const token: Command = {
  name: "token",
  summary: "donne le jeton d'une identité de démonstration.",
  usage: "hub token <identité> [--audience <destinataire>]",
  help: `Le jeton seul sort, pour dix minutes : curl -H "authorization: Bearer $(hub token analyst@caf)" …
Un hub doit avoir démarré avec les identités de démonstration (HUB_DEMO_IDENTITY) dans le même HUB_DATA_DIR.
Sans --audience, le jeton est pour la passerelle (HUB_AUDIENCE) ; chaque institution n'accepte que le sien.

Identités :
${list}`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { audience: { type: "string" } },
      allowPositionals: true,
    });
    assertNoMore(positionals, 1);
    const persona = personaNamed(positionals[0] ?? "");
    if (!persona) throw new Misuse(`${strangerTo(positionals[0])}\n${list}`);
    const { dataDir, ports, audience, demoIdentity } = readSettings(process.env);
    const keys = demoIdentity === false ? undefined : await readDemoKeys(dataDir);
    if (!keys)
      throw new OperatorError(
        "Aucune identité de démonstration ici : démarrez d'abord le hub (npm start), sans HUB_DEMO_IDENTITY=0.",
        "NOT_DONE",
      );
    const voice = { url: issuerUrl(ports.identity, persona.issuer), key: keyAt(keys, persona.issuer) };
    console.log(await accessToken(voice, persona, values.audience ?? audience));
    if (!(await answersAt(voice.url))) console.error(noIssuer(voice.url));
    return 0;
  },
};

const waitMs = 2_000;

/** Whether an issuer of tokens is there: a token of another address is nobody's, and the hub refuses it without saying why. */
async function answersAt(issuer: string): Promise<boolean> {
  const address = `${issuer}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(waitMs) }).catch(() => undefined);
  const metadata = await response?.json().catch(() => undefined);
  return (metadata as { readonly issuer?: unknown } | undefined)?.issuer === issuer;
}

const noIssuer = (issuer: string): string =>
  `Aucun émetteur ne répond à ${issuer} : le hub refusera ce jeton. Démarrez le hub, ou donnez ici le même IDENTITY_PORT qu'à lui.`;

const strangerTo = (word: string | undefined): string =>
  word === undefined ? "Dites quelle identité prendre :" : `L'identité « ${word} » est inconnue ; il y a :`;
