import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";

/** A systemd service as shipped, for one institution where it is a template. */
export interface Unit {
  readonly name: string;
  /** Words of its command. */
  readonly command: readonly string[];
  /** What its environment file and its own lines say. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of the files that systemd puts under `credentials`. */
  readonly credentials: readonly string[];
}

/** Where a unit finds its secrets. */
export const credentialsOf = (name: string): string => `/run/credentials/${name}.service`;

const readUnit = (file: string): string => readFileSync(inClone("operations", "systemd", file), "utf8");
const valuesOf = (text: string, key: string): string[] =>
  [...text.matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(([, value = ""]) => value);

const assignments = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));

/** @param template the file's name without its ending: "pacte-publish@" */
export function unitOf(template: string, instance = "caf"): Unit {
  const name = template.endsWith("@") ? template + instance : template;
  const text = readUnit(`${template}.service`).replaceAll("%i", instance).replaceAll("%d", credentialsOf(name));
  const [file] = valuesOf(text, "EnvironmentFile");
  const exampleText = file ? readUnit(`${file.replace("/etc/pacte/", "")}.example`) : "";
  return {
    name,
    command: valuesOf(text, "ExecStart")[0]?.split(" ") ?? [],
    environment: {
      ...assignments(valuesOf(text, "Environment")),
      ...assignments(exampleText.split("\n").filter((line) => /^[A-Z]/.test(line))),
    },
    credentials: valuesOf(text, "LoadCredential").map((credential) => credential.split(":")[0] ?? ""),
  };
}
