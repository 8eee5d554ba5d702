import { type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { startHub } from "../start/start.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { institutions } from "./institutions.ts";

const portText = (id: PartnerId): string => `${variablePrefix(id)}_PORT (${partnerOf(id).port})`;

/** `hub start` */
export const start: Command = {
  name: "start",
  summary: "démarre tout le hub sur cette machine, ou une institution et la passerelle.",
  usage: "hub start [institution…]",
  help: `Démarre PostgreSQL (embarqué), les institutions et la passerelle ; publie les données ouvertes la première fois.
Ports : GATEWAY_PORT (4000), ${partnerIds.map(portText).join(", ")}, IDENTITY_PORT (4005), PG_PORT (5433).
Données : HUB_DATA_DIR (.data). Ctrl-C arrête tout.

Des institutions nommées démarrent seules avec la passerelle, sur leurs données ouvertes : les autres sont dites silencieuses, et rien n'est
publié en démonstration, ce qui demanderait à toutes de répondre.`,
  async run(words) {
    const namedInstitutions = new Set(await Promise.all(words.map(institutionNamed)));
    await startHub(namedInstitutions.size > 0 ? [...namedInstitutions] : Object.values(institutions), process.stdout);
    return 0;
  },
};
