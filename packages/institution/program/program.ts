import { createRequire } from "node:module";
import { assertNoMore, endFailed, Misuse, tellFailure } from "@pacte-hub/server/commandLine";
import { joining } from "@pacte-hub/server/joining";
import type { Institution } from "../config.ts";
import type { Graph } from "../server/buildSchema.ts";

/** What an institution's own program runs. */
export interface Alone {
  /** What is typed to run it: "pacte-caf". */
  readonly program: string;
  /** The program's own module: its package's version is the program's. */
  readonly home: string;
  /** Loaded once it is known of which Department this installation is. */
  readonly institution: () => Promise<Institution>;
  /** Loaded to serve only: migrating needs no GraphQL. */
  readonly graph: () => Promise<Graph>;
}

/**
 * An institution's own command line, for a machine that has nothing else of the hub: `serve`, `migrate`. A failure is told
 * on the error output, and sets the exit code.
 */
export async function runAlone(alone: Alone, words: readonly string[] = process.argv.slice(2)): Promise<void> {
  // graphql-js reads it once as it loads: without it, it looks twice at each type of each value it completes.
  process.env.NODE_ENV ??= "production";
  process.exitCode = await run(alone, words).catch((error) =>
    endFailed(tellFailure(error, `${alone.program} migrate`)),
  );
}

async function run(alone: Alone, [verb, ...words]: readonly string[]): Promise<number> {
  const { program, home, graph } = alone;
  await joining(process.env);
  const institution = await alone.institution();
  if (verb === undefined || ["help", "--help", "-h"].includes(verb)) return help(program, institution);
  if (verb === "--version") return version(home, institution);
  if (verb === "migrate") {
    const { runMigration } = await import("./migrate.ts");
    return runMigration(institution.partner.id, words);
  }
  if (verb !== "serve") throw new Misuse(`« ${verb} » n'existe pas : dites « serve » ou « migrate ».`);
  assertNoMore(words, 0);
  const [{ serve }, part] = await Promise.all([import("../server/serve.ts"), graph()]);
  await serve(institution, part);
  return 0;
}

function help(program: string, { partner }: Institution): number {
  console.log(`${partner.name} : son sous-graphe, seul.

  ${program} serve              répond jusqu'à Ctrl-C
  ${program} migrate            met à jour la base et les droits de ses connexions
  ${program} migrate --admin    donne le SQL réservé à l'administrateur du serveur
  ${program} --version          dit sa version

docs/exploitation.md donne les variables d'environnement.`);
  return 0;
}

function version(home: string, { partner }: Institution): number {
  const manifest = createRequire(home)(`@pacte-hub/${partner.id}/package.json`) as { readonly version: string };
  console.log(manifest.version);
  return 0;
}
