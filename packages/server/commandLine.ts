import { SettingsRefused } from "./config.ts";
import { OperatorError } from "./operatorError.ts";

/** What every program of ours ends with when it fails; `hub` has more codes (docs/exploitation.md). */
export const failureCodes = {
  /** Could not be done: the sentence says why. */
  impossible: 1,
  misuse: 2,
} as const;

/** A command typed wrongly: its sentence says what was expected. */
export class Misuse extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Misuse";
  }
}

/** @throws Misuse when more was typed than the command takes: a surplus file would otherwise be passed over in silence. */
export function assertNoMore(words: readonly string[], most: number): void {
  if (words.length > most) throw new Misuse(`« ${words[most]} » est de trop.`);
}

/**
 * Writes on the error output why a command failed: one French sentence where the operator can mend it, else the stack.
 * @param migrate what the operator types to bring a database up to date.
 * @returns the exit code.
 */
export function tellFailure(error: unknown, migrate = "hub migrate"): number {
  if (isBadOption(error)) {
    const [option] = /'(-[^ ']*)/.exec(error.message)?.slice(1) ?? [];
    console.error(`L'option ${option ?? ""} n'existe pas, ou il lui manque sa valeur : « --help » les donne toutes.`);
    return failureCodes.misuse;
  }
  if (error instanceof Misuse) {
    console.error(error.message);
    return failureCodes.misuse;
  }
  const database = databaseFault(error, migrate);
  if (database) console.error(database);
  else if (error instanceof OperatorError || error instanceof SettingsRefused) console.error(error.message);
  else console.error("Une erreur inattendue est survenue :", error);
  return failureCodes.impossible;
}

/** A database that is not there, or lets nobody in, is the operator's to mend: it needs no stack. */
function databaseFault(error: unknown, migrate: string): string | undefined {
  const code = String((error as NodeJS.ErrnoException | null)?.code);
  if (["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET", "57P03"].includes(code)) {
    return "La base ne répond pas : démarrez-la (« hub start » pour la base embarquée), ou vérifiez son adresse.";
  }
  if (["28P01", "28000"].includes(code))
    return "La base refuse cette connexion : vérifiez le rôle et le mot de passe de son adresse.";
  if (code === "3D000") return `Cette base n'existe pas : créez-la (docs/exploitation.md), puis lancez « ${migrate} ».`;
  if (["3F000", "42P01"].includes(code)) return `Cette base n'est pas à jour : lancez « ${migrate} ».`;
  return undefined;
}

/** node:util's parseArgs speaks English; only the option's name is kept of its message. */
function isBadOption(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}
