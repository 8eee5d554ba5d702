import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** A port to listen on, and the variable that chooses it. */
export interface WantedPort {
  readonly port: number;
  readonly host: string;
  readonly variable: string;
}

/** Where an institution of this machine shows its metrics: the gateway's port is the one given, the institutions have those that follow. */
export const metricsPortOf = (partner: PartnerId, { port }: NonNullable<Settings["metrics"]>): number =>
  port + 1 + partnerIds.indexOf(partner);

/**
 * Waits up to `patienceMs` for each port to be free.
 * @throws OperatorError naming the variable that would choose another port.
 */
export async function assertFree(ports: readonly WantedPort[], patienceMs: number): Promise<void> {
  const twice = ports.find((setting, at) => ports.findIndex(({ port }) => port === setting.port) < at);
  if (twice)
    throw new OperatorError(
      `Le port ${twice.port} est demandé deux fois : choisissez-en un autre par ${twice.variable}.`,
      "PORT_UNAVAILABLE",
    );
  const deadline = Date.now() + patienceMs;
  for (const { port, host, variable } of ports) {
    let fault = await bindFault(port, host);
    while (fault === "EADDRINUSE" && Date.now() < deadline) {
      await sleep(100);
      fault = await bindFault(port, host);
    }
    if (fault)
      throw new OperatorError(
        sentences[fault]?.(port, variable) ??
          `Le port ${port} ne peut pas être ouvert sur ${host} (${variable}, HUB_BIND).`,
        "PORT_UNAVAILABLE",
      );
  }
}

const sentences: Readonly<Record<string, (port: number, variable: string) => string>> = {
  EADDRINUSE: (port, variable) =>
    `Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou choisissez-en un autre par ${variable}.`,
  EACCES: (port, variable) =>
    `Le port ${port} est réservé au système : choisissez-en un au-dessus de 1023 par ${variable}.`,
};

function bindFault(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "UNKNOWN"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
