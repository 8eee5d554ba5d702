import { generateKeyPairSync, sign } from "node:crypto";
import { witnessedHeads } from "@pacte-hub/institution/journal/journalStore";
import { journalKey } from "@pacte-hub/institution/journal/key";
import { addPeer } from "@pacte-hub/institution/journal/peers";
import { withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";
import { isProof } from "../proof.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
const siae = journalKey(newSigningKeyPem());
beforeAll(async () => {
  urls = await migratedDatabase("caf");
  await withClient(urls.STEWARD, (steward) => addPeer(steward, { institution: "siae", publicKey: siae.publicKey }));
});
afterAll(() => urls.drop());

/** Signatures of RFC 8032, 7.1: public key, message, signature. */
const vectors = [
  [
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
  [
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ],
] as const;

const isSigned = (all: readonly (readonly [string, string, string])[]): Promise<boolean[]> =>
  withClient(urls.OWNER, async (owner) => {
    const { rows } = await owner.query(
      `select authority.is_ed25519_signed(decode(k, 'hex'), decode(m, 'hex'), decode(s, 'hex')) as good
         from unnest($1::text[], $2::text[], $3::text[]) with ordinality as one (k, m, s, at) order by at`,
      [0, 1, 2].map((at) => all.map((one) => one[at])),
    );
    return rows.map(({ good }) => good);
  });

describe("the database checks an Ed25519 signature by itself:", () => {
  test("those of RFC 8032 are good, and no longer with one bit changed anywhere", async () => {
    expect(await isSigned(vectors)).toEqual([true, true, true]);
    const [key, message, signature] = vectors[2];
    const flipped = (hex: string, at: number): string => {
      const bytes = Buffer.from(hex, "hex");
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      return bytes.toString("hex");
    };
    const changed = [
      ...[0, 100, 255].map((at) => [flipped(key, at), message, signature] as const),
      ...[0, 15].map((at) => [key, flipped(message, at), signature] as const),
      ...[0, 200, 255, 256, 400, 511].map((at) => [key, message, flipped(signature, at)] as const),
      [key, message, signature.slice(2)] as const,
      [key.slice(2), message, signature] as const,
    ];
    expect(await isSigned(changed)).toEqual(changed.map(() => false));
  });

  test("and of as many keys and messages as were tried, says what Node's own library says", async () => {
    const tried = Array.from({ length: isProof ? 2_000 : 12 }, (_, at) => {
      const { publicKey, privateKey } = generateKeyPairSync("ed25519");
      const message = Buffer.from(`head ${at}`.repeat(at + 1));
      const key = publicKey.export({ type: "spki", format: "der" }).subarray(12).toString("hex");
      return [key, message.toString("hex"), sign(null, message, privateKey).toString("hex")] as const;
    });
    expect(await isSigned(tried)).toEqual(tried.map(() => true));
    const mixed = tried.map(([key, message], at) => [key, message, tried[(at + 1) % tried.length]?.[2] ?? ""] as const);
    expect(await isSigned(mixed)).toEqual(mixed.map(() => false));
  });

  test("a signature whose scalar was raised by the order of the group, which some take, is refused", async () => {
    const [key, message, signature] = vectors[1];
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const bytes = Buffer.from(signature.slice(64), "hex").reverse();
    const raised = (BigInt(`0x${bytes.toString("hex")}`) + order).toString(16).padStart(64, "0");
    const other = signature.slice(0, 64) + Buffer.from(raised, "hex").reverse().toString("hex");
    expect(await isSigned([[key, message, other]])).toEqual([false]);
  });
});

const at = "2021-03-01T00:00:00.000Z";
const headAt = (seq: number, hash: string, key = siae) =>
  key.sign({ institution: "siae", seq, hash: hash.repeat(64), at });
const kept = () =>
  withClient(urls.STEWARD, async (steward) =>
    (await witnessedHeads(steward, "siae")).map(({ seq, hash }) => `${seq} ${hash[0]}`),
  );
const seen = (head: ReturnType<typeof headAt>, login: "READER" | "STEWARD" | "PUBLISHER" = "READER") =>
  withClient(urls[login], (client) =>
    client.query("select authority.witness($1, $2, $3, $4, $5)", [
      head.institution,
      head.seq,
      head.hash,
      head.at,
      head.signature,
    ]),
  );

describe("a head of another institution's journal", () => {
  test("is planted by no login: it is kept under its institution's signature, and only the reader's login shows any", async () => {
    const stranger = headAt(9_000, "f", journalKey(newSigningKeyPem()));
    for (const head of [stranger, { ...headAt(1, "a"), seq: 9_000 }, { ...headAt(1, "a"), signature: "" }])
      await expect(seen(head)).rejects.toMatchObject({ code: "42501" });
    for (const login of ["STEWARD", "PUBLISHER"] as const)
      await expect(seen(headAt(1, "a"), login)).rejects.toMatchObject({ code: "42501" });
    expect(await kept()).toEqual([]);
  });

  test("advances, never goes back, and gives way to no other of its place; that other is kept as what it is", async () => {
    await seen(headAt(5, "a"));
    await seen(headAt(7, "b"));
    await seen(headAt(6, "c"));
    expect(await kept()).toEqual(["5 a", "7 b"]);
    await seen(headAt(7, "d"));
    expect(await kept()).toEqual(["5 a", "7 b", "7 d"]);
    await seen(headAt(8, "e"));
    expect(await kept()).toEqual(["5 a", "7 d", "8 e"]);
  });

  test.each([
    "update authority.witnessed_head set seq = 1",
    "update authority.witnessed_head set hash = repeat('f', 64)",
    "delete from authority.witnessed_head",
    "truncate authority.witnessed_head",
    "delete from authority.contested_head",
  ])("not even the owner's login does it by the ordinary way: %s", async (sql) => {
    await seen(headAt(9, "e"));
    await expect(withClient(urls.OWNER, (owner) => owner.query(sql))).rejects.toMatchObject({ code: "42501" });
  });
});
