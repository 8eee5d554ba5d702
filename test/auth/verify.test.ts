import { type Signer, signerOf, type UnsignedRequest } from "@pacte-hub/auth/signatures/sign";
import type { Message } from "@pacte-hub/auth/signatures/signatureBase";
import { addGateway, endGateway, listGateways } from "@pacte-hub/institution/auth/gatewayKeys";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { log } from "@pacte-hub/server/log";
import fc from "fast-check";
import type { Knex } from "knex";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RequestSignature, signatureVerifier } from "../../packages/institution/auth/verifySignature.ts";
import { migratedDatabase } from "../database.ts";
import { isProof } from "../proof.ts";

const authority = "caf.example.fr:8443";
let urls: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;
let signer: Signer;

beforeAll(async () => {
  // What it refuses by the hundred here it would say by the hundred.
  log.level = "silent";
  urls = await migratedDatabase("caf");
  db = readerPool(urls.READER, 2);
  signer = await known({ validFrom: "2026-01-01T00:00:00Z" });
});
afterAll(async () => {
  await db.destroy();
  await urls.drop();
});

/** A gateway whose key the institution was given. */
async function known(dates: { validFrom?: string; validUntil?: string } = {}): Promise<Signer> {
  const one = signerOf(newSigningKeyPem());
  await withClient(urls.STEWARD, (client) =>
    addGateway(client, { publicKey: one.publicKey, demonstration: false, ...dates }),
  );
  return one;
}

const question: UnsignedRequest = {
  method: "POST",
  url: `https://${authority}/graphql?of=caf`,
  headers: {
    "content-type": "application/json",
    authorization: "Bearer abc.def.ghi",
    "hub-as-of": "2021-06-30T12:00:00Z",
    "hub-purpose": "STEERING",
    "hub-request-id": "0190-1",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  },
  body: Buffer.from('{"query":"{ caf { id } }"}'),
};

/** What arrives of a request that was signed. */
function arriving(request: UnsignedRequest = question, by: Signer = signer): Message {
  const { pathname, search, host } = new URL(request.url);
  return {
    method: request.method,
    authority: host,
    path: pathname + search,
    headers: { ...request.headers, ...by.sign(request) },
    body: request.body,
  };
}

const check = (message: Message, now?: () => number): Promise<RequestSignature> =>
  signatureVerifier(db, { authority: [authority], ...(now && { now }) }).check(message);

const outcome = (message: Message, now?: () => number): Promise<unknown> =>
  check(message, now).then(
    () => "CARRIED",
    (error) => error.extensions?.code ?? error,
  );

describe("an institution", () => {
  test("answers to a request that a gateway it knows signed for it, and knows by which key and nonce", async () => {
    const message = arriving();
    const requestSignature = await check(message);
    expect(requestSignature).toEqual({
      key: signer.keyId,
      nonce: expect.stringMatching(/^[\w-]{22}$/),
      createdAt: expect.any(String),
      requestId: "0190-1",
    });
    expect((await check(arriving())).nonce).not.toBe(requestSignature.nonce);
  });

  test("answers to a request with no reader, no instant and no purpose", async () => {
    expect(await outcome(arriving({ ...question, headers: {}, method: "GET", body: Buffer.alloc(0) }))).toBe("CARRIED");
  });

  test("refuses a request signed for another partner, even when whoever caught it changes the name called", async () => {
    const elsewhere = arriving({ ...question, url: "https://siae.example.fr/graphql?of=caf" });
    expect(await outcome(elsewhere)).toBe("CARRIER_REFUSED");
    expect(await outcome({ ...elsewhere, authority })).toBe("CARRIER_REFUSED");
  });

  test("refuses what is older than a minute, and what comes from the future", async () => {
    const message = arriving();
    const in_ = (ms: number) => () => Date.now() + ms;
    expect(await outcome(message, in_(55_000))).toBe("CARRIED");
    expect(await outcome(message, in_(62_000))).toBe("CARRIER_REFUSED");
    expect(await outcome(message, in_(-3_000))).toBe("CARRIED");
    expect(await outcome(message, in_(-8_000))).toBe("CARRIER_REFUSED");
  });

  test("refuses a gateway it does not know, one whose time has not come, and one whose time is over", async () => {
    const hour = 3_600_000;
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    expect(await outcome(arriving(question, signerOf(newSigningKeyPem())))).toBe("CARRIER_REFUSED");
    expect(await outcome(arriving(question, await known({ validFrom: at(hour) })))).toBe("CARRIER_REFUSED");
    const over = await known({ validFrom: at(-2 * hour), validUntil: at(-hour) });
    expect(await outcome(arriving(question, over))).toBe("CARRIER_REFUSED");
  });

  test("changes gateway keys without an instant of refusal: both are good until the old one is ended", async () => {
    const carrier = signatureVerifier(db, { authority: [authority] });
    const carried = (by: Signer) => carrier.check(arriving(question, by)).then(Boolean, () => false);
    const [old, young] = [await known(), await known()];
    expect([await carried(old), await carried(young)]).toEqual([true, true]);
    await withClient(urls.STEWARD, (client) => endGateway(client, old.keyId, null));
    expect(await outcome(arriving(question, old))).toBe("CARRIER_REFUSED");
    expect(await carried(young)).toBe(true);
    await withClient(urls.STEWARD, async (client) => {
      expect(await addGateway(client, { publicKey: old.publicKey, demonstration: false })).toBe("KNOWN");
      expect((await listGateways(client)).find(({ id }) => id === old.keyId)?.validUntil).not.toBeNull();
    });
  });

  test("learns of a new key at once, without a restart", async () => {
    const carrier = signatureVerifier(db, { authority: [authority] });
    await carrier.check(arriving());
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const young = await known();
    await expect(carrier.check(arriving(question, young))).resolves.toMatchObject({ key: young.keyId });
  });

  test.each([
    "signature",
    "signature-input",
    "content-digest",
    "authorization",
    "hub-as-of",
    "hub-purpose",
    "hub-request-id",
    "traceparent",
  ])("refuses a signed request that lost its %s", async (name) => {
    const message = arriving();
    expect(await outcome({ ...message, headers: { ...message.headers, [name]: undefined } })).toBe("CARRIER_REFUSED");
  });

  test("refuses a token, an instant, a purpose or heads put beside the signature", async () => {
    const bare = arriving({ ...question, headers: {} });
    for (const name of ["authorization", "hub-as-of", "hub-purpose", "hub-journal-heads", "traceparent"]) {
      expect(await outcome({ ...bare, headers: { ...bare.headers, [name]: "x" } }), name).toBe("CARRIER_REFUSED");
    }
  });

  test("refuses two signatures, other parameters, and a header larger than any of ours", async () => {
    const { headers, ...rest } = arriving();
    const [input, signature] = [headers["signature-input"] as string, headers.signature as string];
    const forms = [
      { "signature-input": [input, input.replace("hub=", "also=")], signature: [signature, signature] },
      { "signature-input": `${input};expires=9999999999` },
      { "signature-input": `${input};created=1` },
      { "signature-input": input.replace(';alg="ed25519"', ';alg="hmac-sha256"') },
      { "signature-input": input.replace(/;nonce="[^"]*"/, "") },
      { "signature-input": input.replace('"@method" ', '"@method" "@method" ') },
      { "signature-input": input.replace('"@method"', '"@method";req') },
      { "signature-input": `${input};a="${"a".repeat(9_000)}"` },
      { "signature-input": "(".repeat(4_000) },
      { signature: signature.replace("hub=", "") },
      { signature: "hub=:AAAA:" },
    ];
    for (const form of forms) {
      expect(await outcome({ ...rest, headers: { ...headers, ...form } }), JSON.stringify(form).slice(0, 90)).toBe(
        "CARRIER_REFUSED",
      );
    }
    const large = { ...question, headers: { authorization: `Bearer ${"a".repeat(9_000)}` } };
    expect(await outcome(arriving(large))).toBe("CARRIER_REFUSED");
  });

  test("refuses whatever differs by one byte from what was signed, wherever the byte is", async () => {
    const carrier = signatureVerifier(db, { authority: [authority] });
    const message = arriving();
    const parts = ["method", "authority", "path", "body", ...Object.keys(message.headers)].filter(
      // The one header that is not signed tells nothing: what is no JSON is no question.
      (name) => name !== "content-type",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts),
        fc.nat(),
        fc.integer({ min: 33, max: 126 }),
        async (part, at, byte) => {
          const altered = changed(message, part, { at, byte });
          if (!altered) return;
          await expect(carrier.check(altered)).rejects.toMatchObject({ extensions: { code: "CARRIER_REFUSED" } });
        },
      ),
      { numRuns: isProof ? 20_000 : 800 },
    );
    await expect(carrier.check(message)).resolves.toBeTruthy();
  });
});

interface Change {
  readonly at: number;
  readonly byte: number;
}

/** The message with one byte of one part replaced; undefined when that changes nothing. */
function changed(message: Message, part: string, change: Change): Message | undefined {
  if (part === "body") {
    const body = replaced(message.body.toString("latin1"), change);
    return body === undefined ? undefined : { ...message, body: Buffer.from(body, "latin1") };
  }
  if (part === "method" || part === "authority" || part === "path") {
    const value = replaced(message[part], change);
    return value === undefined ? undefined : { ...message, [part]: value };
  }
  const value = replaced(message.headers[part] as string, change);
  return value === undefined ? undefined : { ...message, headers: { ...message.headers, [part]: value } };
}

function replaced(text: string, { at, byte }: Change): string | undefined {
  const place = at % text.length;
  const other = text.slice(0, place) + String.fromCharCode(byte) + text.slice(place + 1);
  return other === text ? undefined : other;
}
