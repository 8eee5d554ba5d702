import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { assertWritable, endFailed, Misuse, tellFailure } from "@pacte-hub/server/commandLine";
import { joining } from "@pacte-hub/server/joining";
import { withCode } from "@pacte-hub/server/operatorError";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { hubVersion } from "./version.ts";

/** Loaded when asked for: `hub publish` needs no GraphQL, `hub subgraph` no other institution. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).start,
  subgraph: async () => (await import("./subgraph.ts")).subgraph,
  gateway: async () => (await import("./gateway.ts")).gateway,
  carrier: async () => (await import("./carrier.ts")).carrier,
  migrate: async () => (await import("./migrate.ts")).migrate,
  load: async () => (await import("./load.ts")).load,
  publish: async () => (await import("./publish.ts")).publish,
  audit: async () => (await import("./audit.ts")).audit,
  releases: async () => (await import("./releases.ts")).releases,
  withdraw: async () => (await import("./withdraw.ts")).withdraw,
  grant: async () => (await import("./grant.ts")).grant,
  grants: async () => (await import("./grants.ts")).grants,
  approve: async () => (await import("./grants.ts")).approve,
  revoke: async () => (await import("./grants.ts")).revoke,
  close: async () => (await import("./closing.ts")).close,
  open: async () => (await import("./closing.ts")).open,
  issuer: async () => (await import("./issuer.ts")).issuer,
  "gateway-key": async () => (await import("./gatewayKey.ts")).gatewayKey,
  "context-key": async () => (await import("./contextKey.ts")).contextKey,
  "journal-key": async () => (await import("./journalKey.ts")).journalKey,
  journal: async () => (await import("./journal.ts")).journal,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./restore.ts")).restore,
  settings: async () => (await import("./settingsReference.ts")).settingsReference,
  doctor: async () => (await import("./doctor.ts")).doctor,
  verify: async () => (await import("./verify.ts")).verify,
  token: async () => (await import("./token.ts")).token,
  dossier: async () => (await import("./dossier.ts")).dossier,
  "new-pact": async () => (await import("./newPact.ts")).newPact,
  "new-partner": async () => (await import("./newPartner.ts")).newPartner,
  compose: async () => (await import("./compose.ts")).compose,
  check: async () => (await import("./check.ts")).check,
  rehearse: async () => (await import("./rehearse.ts")).rehearse,
};

/** Runs what was typed. @returns one of `exitCodes`. */
async function run([name, ...words]: readonly string[]): Promise<number> {
  if (name === undefined || ["help", "--help", "-h"].includes(name)) return help();
  if (name === "--version") return print(hubVersion());
  const find = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!find) throw new Misuse(`La commande « ${name} » n'existe pas. « hub --help » les donne toutes.`);
  await joining(process.env);
  const command = await find();
  if (words.includes("--help") || words.includes("-h")) {
    return print(`hub ${command.name} : ${command.summary}\n\nUsage : ${command.usage}\n\n${command.help}`);
  }
  assertWritable(words);
  return command.run(words);
}

async function help(): Promise<number> {
  await joining(process.env);
  const lines = [];
  for (const find of Object.values(commands)) {
    const { name, summary } = await find();
    lines.push(`  hub ${name.padEnd(11)} ${summary}`);
  }
  return print(
    `Le hub du Pacte territorial pour l'insertion ${departmentInService.of}.\n\n${lines.join("\n")}\n\n« hub <commande> --help » explique chacune ; docs/exploitation.md donne les variables d'environnement.`,
  );
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function printFailure(error: unknown): number {
  if (!(error instanceof ExtractRefused)) return tellFailure(error);
  const message = "Le fichier est refusé, rien n'est chargé.";
  console.error(`${withCode({ message, code: "EXTRACT_REFUSED" })}\n${error.message}`);
  return exitCodes.extractRefused;
}

process.exitCode = await run(process.argv.slice(2)).catch((error) => endFailed(printFailure(error)));
