import { accessSync, constants } from "node:fs";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** Where Chromium and its kin are installed, by platform. */
const usual: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
};

/** The machine's Chromium, or the one its operator names (HUB_CHROMIUM). @throws OperatorError */
export function chromiumHere(configured = process.env.HUB_CHROMIUM): string {
  if (configured) {
    if (isProgram(configured)) return configured;
    throw new OperatorError(`HUB_CHROMIUM : ${configured} n'est pas un programme.`, "PROGRAM_MISSING");
  }
  const program = (usual[process.platform] ?? []).find(isProgram);
  if (program) return program;
  throw new OperatorError(
    "Aucun navigateur Chromium (ni Chrome, ni Edge) sur cette machine : installez-en un, ou donnez son chemin par HUB_CHROMIUM. " +
      "Le dossier s'enregistre aussi depuis votre navigateur : page « Dossier du comité », bouton « Imprimer ou enregistrer en PDF ».",
    "PROGRAM_MISSING",
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
