import { resolve } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a process begins: another Department's files, then the institutions that its environment adds to those of the composed
 * graph. Without any, nothing is loaded for them.
 * @throws OperatorError PACT_FILE_REFUSED, PARTNER_REFUSED
 */
export async function joining(environment: Environment): Promise<void> {
  if (environment.HUB_PACT) await (await import("./joinedPact.ts")).joinPact(resolve(environment.HUB_PACT));
  if (environment.HUB_PARTNERS) (await import("./joinedPartners.ts")).joinPartners(environment);
}

/** What a process that is given nothing else of the environment must know of it: whose the graph is, and of where. */
export const joinedOnly = ({ HUB_PARTNERS, HUB_PACT }: Environment): Readonly<Record<string, string>> => ({
  ...(HUB_PARTNERS && { HUB_PARTNERS }),
  ...(HUB_PACT && { HUB_PACT }),
});
