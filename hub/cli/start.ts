import { startHub } from "../start/start.ts";
import type { Command } from "./command.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { institutions } from "./institutions.ts";

/** `hub start` */
export const start: Command = {
  name: "start",
  summary: "démarre tout le hub sur cette machine, ou une institution et la passerelle.",
  usage: "hub start [institution…]",
  help: `Démarre PostgreSQL (embarqué), les quatre institutions et la passerelle ; publie les données ouvertes la première fois.
Ports : GATEWAY_PORT (4000), DEPARTMENT_PORT, POLE_EMPLOI_PORT, CAF_PORT, SIAE_PORT (4001 à 4004), IDENTITY_PORT (4005), PG_PORT (5433).
Données : HUB_DATA_DIR (.data). Ctrl-C arrête tout.

Des institutions nommées démarrent seules avec la passerelle, sur leurs données ouvertes : les autres sont dites silencieuses, et rien n'est
publié en démonstration, ce qui demanderait à toutes de répondre.`,
  async run(words) {
    const named = new Set(words.map((word) => institutions[partnerNamed(word).id]));
    await startHub(named.size > 0 ? [...named] : Object.values(institutions), process.stdout);
    return 0;
  },
};
