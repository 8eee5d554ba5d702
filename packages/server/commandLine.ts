import { SettingsRefused } from "./config.ts";
import { OperatorError, withCode } from "./operatorError.ts";
import { isWritable } from "./writable.ts";

/** What every program of ours ends with when it fails; `hub` has more codes (docs/exploitation.md). */
export const failureCodes = {
  /** Could not be done: the sentence says why. */
  impossible: 1,
  misuse: 2,
} as const;

/** A command typed wrongly: its sentence says what was expected. */
export class Misuse extends Error {
  readonly code = "MISUSE";
  constructor(sentence: string) {
    super(sentence);
    this.name = "Misuse";
  }
}

/** @throws Misuse when more was typed than the command takes: a surplus file would otherwise be passed over in silence. */
export function assertNoMore(words: readonly string[], maxWords: number): void {
  if (words.length > maxWords) throw new Misuse(`« ${words[maxWords]} » est de trop.`);
}

/** @throws Misuse when a word of a command has a character that no register, table or feed can keep: a paste from an editor brings some. */
export function assertWritable(words: readonly string[]): void {
  if (words.every(isWritable)) return;
  throw new Misuse(
    "Un texte de la commande porte un caractère qui ne s'écrit pas (un caractère de commande, ou la moitié d'un caractère) : retirez-le.",
  );
}

/**
 * Writes on the error output why a command failed: one French sentence and its code where the operator can mend it, else the stack.
 * @param migrate what the operator types to bring a database up to date.
 * @returns the exit code.
 */
export function tellFailure(error: unknown, migrate = "hub migrate"): number {
  const refusal = refusalOf(error, migrate);
  if (refusal) console.error(withCode(refusal));
  else console.error(withCode({ message: "Une erreur inattendue est survenue :", code: "UNEXPECTED" }), error);
  return refusal?.code === "MISUSE" ? failureCodes.misuse : failureCodes.impossible;
}

/**
 * Ends the process of a command that failed, after `tellFailure`. A pool or a listener that it had opened would keep it
 * alive otherwise, serving nothing: its supervisor must see that it ended.
 */
export function endFailed(code: number): never {
  process.exit(code);
}

/** undefined: a fault of ours. */
function refusalOf(error: unknown, migrate: string): Pick<OperatorError, "message" | "code"> | undefined {
  if (error instanceof OperatorError || error instanceof SettingsRefused || error instanceof Misuse) return error;
  if (["EMFILE", "ENFILE"].includes(String((error as NodeJS.ErrnoException | null)?.code))) return tooFewFiles;
  if (!isBadOption(error)) return databaseRefusal(error, migrate);
  const [option = ""] = /'(-[^ ']*)/.exec(error.message)?.slice(1) ?? [];
  const message = `L'option ${option} n'existe pas, ou il lui manque sa valeur : « --help » les donne toutes.`;
  return { message, code: "MISUSE" };
}

const tooFewFiles = {
  message:
    "Le système ne laisse pas ce processus ouvrir assez de fichiers : relevez la limite (« ulimit -n 4096 », ou LimitNOFILE= sous systemd).",
  code: "OPEN_FILES_LIMIT",
} as const;

/**
 * A database that is not there, or lets nobody in, is the operator's to mend: it needs no stack.
 * @param migrate what the operator types to bring it up to date.
 * @param database the database, as a sentence begins with it.
 * @returns undefined when the error is none of a database's.
 */
export function databaseRefusal(
  error: unknown,
  migrate: string,
  database = "Cette base",
): Pick<OperatorError, "message" | "code"> | undefined {
  const { code, message = "" } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  const refusal = databaseRefusals.find(({ by, words }) => by.includes(String(code)) || words?.test(message));
  return refusal && { message: refusal.sentence(database, migrate), code: refusal.code };
}

interface DatabaseRefusal {
  /** Codes of Node and of PostgreSQL. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly by: readonly string[];
  /** What pg says where it gives no code. */
  readonly words?: RegExp;
  readonly code: OperatorError["code"];
  readonly sentence: (database: string, migrate: string) => string;
}

const databaseRefusals: readonly DatabaseRefusal[] = [
  {
    by: ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET", "57P03"],
    words: /^(timeout expired|timeout exceeded when trying to connect|Connection terminated)/,
    code: "DATABASE_SILENT",
    sentence: (database) =>
      `${database} ne répond pas : démarrez-la (« hub start » pour la base embarquée), ou vérifiez son adresse.`,
  },
  {
    by: ["28P01", "28000"],
    code: "DATABASE_LOGIN_REFUSED",
    // A hub that starts for the first time makes the logins one institution after the other: there is nothing to mend.
    sentence: (database) =>
      `${database} refuse cette connexion : si « hub start » est en train de démarrer, attendez qu'il se dise prêt et réessayez ; sinon, vérifiez le rôle et le mot de passe de son adresse.`,
  },
  {
    by: ["42501"],
    code: "DATABASE_LOGIN_REFUSED",
    sentence: (database, migrate) =>
      `${database} n'accorde pas à ce rôle ce qu'il lui faut : vérifiez que l'adresse est celle de la bonne connexion, puis lancez « ${migrate} ».`,
  },
  {
    by: ["53300"],
    code: "DATABASE_SILENT",
    sentence: (database) =>
      `${database} n'a plus de connexion libre : augmentez max_connections, ou la limite de ce rôle.`,
  },
  {
    by: ["08P01"],
    code: "DATABASE_UNFIT",
    sentence: (database) =>
      `${database} est derrière un répartiteur de connexions qui refuse nos réglages : dans PgBouncer, « ignore_startup_parameters = statement_timeout,options » (docs/operations/postgresql.md).`,
  },
  {
    by: ["3D000"],
    code: "DATABASE_MISSING",
    sentence: (database, migrate) =>
      `${database} n'existe pas : créez-la (docs/exploitation.md), puis lancez « ${migrate} ».`,
  },
  {
    by: ["3F000", "42P01", "42883", "42703"],
    code: "DATABASE_OUTDATED",
    sentence: (database, migrate) => `${database} n'est pas à jour : lancez « ${migrate} ».`,
  },
];

/** node:util's parseArgs speaks English; only the option's name is kept of its message. */
function isBadOption(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}
