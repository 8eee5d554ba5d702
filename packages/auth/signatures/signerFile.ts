import { readFile } from "node:fs/promises";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { type Signer, signerOf } from "./sign.ts";

/** Reads the gateway's key file. @throws OperatorError naming the variable to set */
export async function signerIn(file: string | undefined): Promise<Signer> {
  if (!file) {
    throw new OperatorError(
      "Il manque GATEWAY_KEY : le fichier de la clé Ed25519 (PEM) dont la passerelle signe ses requêtes (« openssl genpkey -algorithm ed25519 »).",
      "SETTINGS_REFUSED",
    );
  }
  try {
    return signerOf(await readFile(file, "utf8"));
  } catch {
    // The value is not repeated: it may be the key itself, given in place of its path.
    throw new OperatorError(
      "GATEWAY_KEY doit donner le chemin d'un fichier lisible : une clé privée Ed25519 au format PEM.",
      "KEY_REFUSED",
    );
  }
}
