import type { Server } from "node:http";
import { OperatorError } from "../operatorError.ts";

const closePatienceMs = 2_000;
const closeSweepMs = 50;

/** @throws OperatorError when the port is not to be had. */
export function opened(http: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) =>
      reject(new OperatorError(refusalOf(error.code, host, port), "PORT_UNAVAILABLE")),
    );
    http.listen({ host, port }, resolve);
  });
}

const refusalOf = (code: string | undefined, host: string, port: number): string =>
  code === "EADDRINUSE"
    ? `Le port ${port} est déjà pris sur ${host} : arrêtez le programme qui l'occupe, ou choisissez un autre port.`
    : `Le port ${port} ne peut pas être ouvert sur ${host} (${code}) : choisissez-en un autre.`;

/** A connection kept alive becomes idle once its answer has left; it is then closed, and after a while so are all. */
export async function closed(http: Server): Promise<void> {
  const done = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const sweep = setInterval(() => http.closeIdleConnections(), closeSweepMs);
  const patience = setTimeout(() => http.closeAllConnections(), closePatienceMs);
  await done;
  clearInterval(sweep);
  clearTimeout(patience);
}
