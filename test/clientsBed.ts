import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";

/** Runs a program to its end: what it wrote (`text`), its faults included; `output` leaves them out. */
export async function ran(program: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, LANG: "C.UTF-8", ...environment };
  const run = promisify(execFile)(program, args, { env, timeout: 200_000, maxBuffer: 16_000_000 });
  return run.then(
    ({ stdout, stderr }) => ({ isDone: true, text: stdout + stderr, output: stdout }),
    ({ stdout = "", stderr = "" }) => ({ isDone: false, text: stdout + stderr, output: stdout }),
  );
}

/** A server that is busy, cut off or partial as the address says, for clients that have no server of their own to try. */
export async function scriptedServer(): Promise<{ readonly url: string; readonly server: Server }> {
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    const scenario = (request.url ?? "").split("/")[1] ?? "";
    const time = times.get(scenario) ?? 0;
    times.set(scenario, time + 1);
    request.resume().on("end", () => scenarios[scenario]?.(time, request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

type Scenario = (time: number, request: IncomingMessage, response: ServerResponse) => void;

const row = '{"code":"55"}\n';
const refuse = (response: ServerResponse, code: string, status: number, headers = {}): void =>
  void response.writeHead(status, headers).end(JSON.stringify({ errors: [{ message: "…", extensions: { code } }] }));

const scenarios: Readonly<Record<string, Scenario>> = {
  busy(time, _, response) {
    if (time === 0) refuse(response, "PLANNERS_BUSY", 503, { "retry-after": "5" });
    else if (time === 1) refuse(response, "BUDGET_SPENT", 429, { "retry-after": "30" });
    else if (time === 2) response.writeHead(502).end("<html>");
    else response.end(row);
  },
  spent: (_, __, response) => refuse(response, "BUDGET_SPENT", 429, { "retry-after": "600" }),
  cut: (time, _, response) => (time === 0 ? response.destroy() : response.end(row)),
  cutAct: (time, _, response) => (time === 0 ? response.destroy() : response.end('{"data":{"x":1}}')),
  elsewhere: (_, __, response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
  signedIn(_, { headers }, response) {
    if (headers.authorization === "Bearer second") response.end(row);
    else refuse(response, "UNAUTHENTICATED", 401);
  },
  partial(_, { url = "" }, response) {
    const extensions = { code: "PARTNER_UNAVAILABLE", institution: "caf" };
    const errors = [{ message: "La CAF se tait.", path: ["caf"], extensions }];
    if (url.includes("format=")) response.writeHead(200, { "hub-errors": extensions.code }).end(row);
    else response.end(JSON.stringify({ data: { caf: null }, errors }));
  },
};
