import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { assertSettings } from "@pacte-hub/server/neededSettings";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** What an institution signs the heads of its journal with: held by the process that answers, so no release's key. */
export interface JournalKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  sign(head: Omit<JournalHead, "signature">): JournalHead;
}

/** Reads an Ed25519 private key (PEM, PKCS 8). @throws Error when it is another kind of key. */
export function journalKey(pem: string): JournalKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("la clé du journal doit être une clé Ed25519 (PEM)");
  return {
    publicKey: createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64"),
    sign: lastSigned((head) => ({ ...head, signature: sign(null, signedText(head), key).toString("base64") })),
  };
}

/** Requests that add no line find the head where it was, and Ed25519 gives one head one signature. */
function lastSigned(sign: JournalKey["sign"]): JournalKey["sign"] {
  let last: JournalHead | undefined;
  return (head) => {
    const { institution, seq, hash, at } = head;
    const isSame = last?.institution === institution && last.seq === seq && last.hash === hash && last.at === at;
    if (!isSame || !last) last = sign(head);
    return last;
  };
}

/** True when the key's holder signed this very head. */
export function isHeadSignedBy(publicKey: string, head: JournalHead): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify(null, signedText(head), key, Buffer.from(head.signature, "base64"));
  } catch {
    return false;
  }
}

const signedText = ({ institution, seq, hash, at }: Omit<JournalHead, "signature">): Buffer =>
  Buffer.from(`hub-journal-head\n${institution}\n${seq}\n${hash}\n${at}`);

/** The institution's journal key, from its file. @throws SettingsRefused or OperatorError naming the variable that says where it is. */
export async function journalKeyOf(partner: PartnerId, settings: Settings): Promise<JournalKey> {
  assertSettings(settings, partner, ["JOURNAL_KEY"]);
  try {
    return journalKey(await readFile(settings.journalKeys[partner] ?? "", "utf8"));
  } catch {
    // Never said again: it may be the key itself, given in the place of its path.
    throw new OperatorError(
      `${variablePrefix(partner)}_JOURNAL_KEY doit donner le chemin d'un fichier lisible : une clé privée Ed25519 au format PEM.`,
      "KEY_REFUSED",
    );
  }
}
