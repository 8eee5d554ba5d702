import { spawn } from "node:child_process";
import { once } from "node:events";
import { sayRefused } from "@pacte-hub/gateway/serving/supergraphManager";
import type { Changes } from "@pacte-hub/gateway/serving/watchSupergraph";
import type { Logger } from "pino";
import { inherited, program } from "./children.ts";

/** The shipped graph takes half a second. */
const patienceMs = 60_000;

/**
 * Asks for a plan of each field of a composed graph in a process of its own, which a graph may end (`gateway/planning/planCheck.ts`).
 * @throws Error that names the first field without a plan
 */
export async function rehearsed(sdl: string): Promise<void> {
  const child = spawn(process.execPath, [program, "rehearse", "-"], {
    stdio: ["pipe", "ignore", "ignore", "ipc"],
    timeout: patienceMs,
    env: inherited(),
  });
  let field: string | undefined;
  let refused: string | undefined;
  child.on("message", (message: { readonly field?: string; readonly refused?: string }) => {
    field = message.field ?? field;
    refused = message.refused ?? refused;
  });
  // Whoever ends before it has read everything is heard by its exit code.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(sdl);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0 && refused) throw new Error(refused);
  if (code !== 0) throw new Error(field ? `aucun plan pour le champ ${field}` : "ce n'est pas un graphe composé");
}

/** The same changes, each once it has been rehearsed, in their order; what cannot be planned is said and goes no further. */
export const rehearsing =
  (changes: Changes, log: Logger): Changes =>
  (offer) => {
    let deaf = false;
    let last: Promise<void> = Promise.resolve();
    const rehearseAndOffer = async (sdl: string): Promise<void> => {
      try {
        await rehearsed(sdl);
        if (!deaf) offer(sdl);
      } catch (error) {
        sayRefused(log, error as Error);
      }
    };
    const stop = changes((sdl) => {
      last = last.then(() => rehearseAndOffer(sdl));
    });
    return () => {
      deaf = true;
      stop();
    };
  };
