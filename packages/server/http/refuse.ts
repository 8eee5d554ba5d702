import type { IncomingMessage } from "node:http";
import type { Exchange, SayRefusal } from "./exchange.ts";
import { type HttpRefusal, problem } from "./httpRefusal.ts";
import { sayJson } from "./sayJson.ts";

const refusedPatienceMs = 2_000;

/** Refuses once `beforeRefusal` resolves: a reader refused very often is refused slowly. */
export async function refusePaced(
  { beforeRefusal }: { readonly beforeRefusal?: (request: IncomingMessage) => Promise<void> | undefined },
  exchange: Exchange,
  refusal: HttpRefusal,
): Promise<void> {
  await beforeRefusal?.(exchange.request);
  if (!exchange.response.destroyed) refuse(exchange, refusal);
}

/** What is still under way is read and dropped for a moment, so that the client hears the answer; then the line is cut. */
export function refuse({ request, response, notes, sayRefusal = sayProblem }: Exchange, refusal: HttpRefusal): void {
  if (notes) notes.codes = [refusal.code];
  if (refusal.allow !== undefined) response.setHeader("allow", refusal.allow);
  if (refusal.challenge !== undefined) response.setHeader("www-authenticate", refusal.challenge);
  const holdsBody = mayHoldBody(request);
  if (holdsBody) response.setHeader("connection", "close");
  sayRefusal(request, response, refusal);
  if (!holdsBody) return;
  request.removeAllListeners("data").resume();
  const patience = setTimeout(() => request.destroy(), refusedPatienceMs);
  request.once("close", () => clearTimeout(patience));
}

const sayProblem: SayRefusal = (_request, response, refusal) => sayJson(response, refusal.status, problem(refusal));

const mayHoldBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
