import { assertNoMore } from "@pacte-hub/server/commandLine";
import { startHub } from "../start/start.ts";
import type { Command } from "./command.ts";
import { institutions } from "./institutions.ts";

/** `hub start` */
export const start: Command = {
  name: "start",
  summary: "démarre tout le hub sur cette machine.",
  usage: "hub start",
  help: `Démarre PostgreSQL (embarqué), les quatre institutions et la passerelle ; publie les données ouvertes la première fois.
Ports : GATEWAY_PORT (4000), DEPARTMENT_PORT, POLE_EMPLOI_PORT, CAF_PORT, SIAE_PORT (4001 à 4004), IDENTITY_PORT (4005), PG_PORT (5433).
Données : HUB_DATA_DIR (.data). Ctrl-C arrête tout.`,
  async run(words) {
    assertNoMore(words, 0);
    await startHub(Object.values(institutions), process.stdout);
    return 0;
  },
};
