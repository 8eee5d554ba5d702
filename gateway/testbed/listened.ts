import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { servePartner } from "./hub.ts";

/** A request as a partner received it. */
export interface Heard {
  readonly partner: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A partner whose requests are kept in `requests` on their way; what closes it is added to `closing`. @returns its address */
export async function listened(name: string, requests: Heard[], closing: (() => unknown)[]): Promise<string> {
  const partner = await servePartner(name);
  const wire = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    requests.push({ partner: name, headers: request.headers, body });
    const answer = await fetch(partner.url, { method: "POST", headers: { "content-type": "application/json" }, body });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
  closing.push(partner.close, () => wire.close());
  return `http://127.0.0.1:${(wire.address() as AddressInfo).port}/graphql`;
}
