import { carrierOf } from "../runtime/authority/carrier/check.ts";
import { signerOf } from "../runtime/authority/carrier/sign.ts";
import { newSigningKeyPem } from "../runtime/publish/sign.ts";

/**
 * What a signature costs, without HTTP and with the key in memory:
 *   npx rolldown bench/carrier.ts --file node_modules/.bench/carrier.mjs --platform node
 *   node node_modules/.bench/carrier.mjs [bytes of body]
 */
const rounds = 20_000;
const body = Buffer.alloc(Number(process.argv[2] ?? 2_000), "x");
const signer = signerOf(newSigningKeyPem());
const known = { id: signer.keyId, public_key: signer.publicKey, valid_from: new Date(0), valid_until: null };
const carrier = carrierOf({ raw: async () => ({ rows: [known] }) } as never, { authority: ["127.0.0.1:4003"] });
const headers = { authorization: `Bearer ${"a".repeat(900)}`, "hub-purpose": "STEERING", "hub-request-id": "1" };
const request = { method: "POST", url: "http://127.0.0.1:4003/graphql", headers, body };

const signed = measured(() => signer.sign(request));
const message = {
  method: "POST",
  authority: "127.0.0.1:4003",
  path: "/graphql",
  headers: { ...headers, ...signer.sign(request) },
  body,
};
await carrier.check(message);
const began = performance.now();
for (let round = 0; round < rounds; round++) await carrier.check(message);
const checked = ((performance.now() - began) * 1000) / rounds;
console.log(`body ${body.length} bytes: sign ${signed.toFixed(1)} µs, check ${checked.toFixed(1)} µs`);

function measured(work: () => unknown): number {
  for (let round = 0; round < 1_000; round++) work();
  const start = performance.now();
  for (let round = 0; round < rounds; round++) work();
  return ((performance.now() - start) * 1000) / rounds;
}
