import { readFile } from "node:fs/promises";
import { type SigningKey, signingKey } from "@pacte-hub/release-file/signature";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** The key an institution signs its releases with. @throws OperatorError naming the variable that says where it is. */
export async function keyOf(partner: PartnerId, { signingKeys }: Settings): Promise<SigningKey> {
  const variable = `${variablePrefix(partner)}_SIGNING_KEY`;
  const file = signingKeys[partner];
  if (!file) {
    throw new OperatorError(
      `Il manque ${variable} : le fichier de la clé Ed25519 (PEM) dont l'institution signe ses publications (« openssl genpkey -algorithm ed25519 »).`,
      "SETTINGS_REFUSED",
    );
  }
  try {
    return signingKey(await readFile(file, "utf8"));
  } catch {
    // Never said again: it may be the key itself, given in the place of its path.
    throw new OperatorError(
      `${variable} doit donner le chemin d'un fichier lisible : une clé privée Ed25519 au format PEM.`,
      "KEY_REFUSED",
    );
  }
}

/** The secret that draws an institution's roundings, or null where it has none. @throws OperatorError when its file is no such thing. */
export async function roundingKeyOf(partner: PartnerId, { roundingKeys }: Settings): Promise<string | null> {
  const file = roundingKeys[partner];
  if (!file) return null;
  const secret = (await readFile(file, "utf8").catch(() => "")).trim();
  if (secret.length >= 16) return secret;
  const variable = `${variablePrefix(partner)}_ROUNDING_KEY`;
  throw new OperatorError(
    `${variable} doit donner le chemin d'un fichier lisible d'au moins 16 caractères.`,
    "KEY_REFUSED",
  );
}
