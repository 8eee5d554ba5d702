import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { inClone } from "@pacte-hub/server/repository";

/** An institution served by a process of its own, without a hub. */
export interface InstitutionProcess {
  readonly child: ChildProcess;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `hub subgraph <institution>` with these variables and no other, and waits until it listens. */
export async function institutionProcess(
  partner: PartnerId,
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<InstitutionProcess> {
  const child = spawn(process.execPath, [inClone("hub", "bin", "hub.js"), "subgraph", partner], {
    env: { PATH: process.env.PATH, [`${variablePrefix(partner)}_PORT`]: String(port), ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (await fetch(url.replace("/graphql", "/livez")).catch(() => null)) return { child, url, stop };
    await sleep(100);
  }
  await stop();
  throw new Error("the institution did not start");
}

/** Asks an institution as the gateway would, signed with that key (PEM). */
export function signedQuestion(
  { url }: Pick<InstitutionProcess, "url">,
  gatewayKey: string,
  query: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = Buffer.from(JSON.stringify({ query }));
  const headers = { "content-type": "application/json", "hub-request-id": randomUUID(), ...given };
  const signature = signerOf(gatewayKey).sign({ method: "POST", url, headers, body });
  return fetch(url, { method: "POST", headers: { ...headers, ...signature }, body });
}
