import { readFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a variable's value is itself a secret. Keys are given by file already. */
export const isSecretVariable = (name: string): boolean => secret.test(name);
const secret = /^([A-Z_]+_(OWNER|PUBLISHER|READER|STEWARD|DATABASE)_URL|HUB_TOKEN|HUB_CLIENT_SECRET)$/;

/** The suffix of a variable that names a file with the secret: other processes of the machine may be able to read an environment. */
const suffix = "_FILE";

/** The names under which these variables may be given. */
export const namesOf = (variables: readonly string[]): readonly string[] =>
  variables.flatMap((name) => (secret.test(name) ? [name, name + suffix] : [name]));

/** An environment with the values of secrets given by file, and the faults of these files, in French. */
export interface Revealed {
  readonly environment: Environment;
  /** Where each secret was read, by the variable that named its file. */
  readonly files: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

/** Reads the secrets that are given by files (`CAF_READER_URL_FILE`): the file's first line. */
export function withSecretFiles(environment: Environment): Revealed {
  const revealed: Record<string, string | undefined> = { ...environment };
  const faults: string[] = [];
  const files: Record<string, string> = {};
  for (const [variable, path] of Object.entries(environment)) {
    const name = variable.slice(0, -suffix.length);
    if (!variable.endsWith(suffix) || !secret.test(name) || !path) continue;
    const value = firstLineOf(path);
    if (environment[name]) faults.push(`La variable ${name} est donnée deux fois : par sa valeur et par ${variable}.`);
    else if (!value)
      faults.push(`La variable ${variable} doit nommer un fichier qui se lit et n'est pas vide : ${path}.`);
    else {
      revealed[name] = value;
      files[variable] = path;
    }
  }
  return { environment: revealed, files, faults };
}

/** undefined when the file cannot be read. */
function firstLineOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").split("\n", 1)[0]?.trim();
  } catch {
    return undefined;
  }
}
