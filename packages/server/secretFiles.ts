import { readFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables whose value is itself a secret; of keys, the environment says the file already. */
export const isSecretVariable = (name: string): boolean => secret.test(name);
const secret = /^([A-Z_]+_(OWNER|PUBLISHER|READER|STEWARD|DATABASE)_URL|HUB_TOKEN|HUB_CLIENT_SECRET)$/;

/** What a secret variable is called where its value is in a file: what the environment says, any process of the machine may read. */
const suffix = "_FILE";

/** The names under which these variables may be given. */
export const namesOf = (variables: readonly string[]): readonly string[] =>
  variables.flatMap((name) => (secret.test(name) ? [name, name + suffix] : [name]));

/** An environment in which what was given by a file has its value, and what is wrong with those files, in French. */
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

/** undefined: it cannot be read. */
function firstLineOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").split("\n", 1)[0]?.trim();
  } catch {
    return undefined;
  }
}
