import { createServer } from "node:net";
import { NotReady } from "../runtime/serve/notReady.ts";

/** @throws NotReady naming the variable that would choose another port. */
export async function assertFree(ports: readonly { port: number; host: string; variable: string }[]): Promise<void> {
  for (const { port, host, variable } of ports) {
    const fault = await tried(port, host);
    if (fault)
      throw new NotReady(
        sentences[fault]?.(port, variable) ??
          `Le port ${port} ne peut pas être ouvert sur ${host} (${variable}, HUB_BIND).`,
      );
  }
}

const sentences: Readonly<Record<string, (port: number, variable: string) => string>> = {
  EADDRINUSE: (port, variable) =>
    `Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou choisissez-en un autre par ${variable}.`,
  EACCES: (port, variable) =>
    `Le port ${port} est réservé au système : choisissez-en un au-dessus de 1023 par ${variable}.`,
};

function tried(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "UNKNOWN"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
