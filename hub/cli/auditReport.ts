import type { Attacked, Reaudit } from "@pacte-hub/publisher/reaudit";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { exitCodes } from "./exitCodes.ts";
import { listed } from "./report.ts";

/** What `hub audit` ends with: the gravest of what was found; impossible where something could not be attacked. */
export function auditCode(reaudits: readonly Reaudit[]): number {
  if (reaudits.some((result) => findingsIn(result) > 0)) return exitCodes.auditFinds;
  if (reaudits.some(({ altered }) => altered.length > 0)) return exitCodes.notAuthentic;
  return reaudits.some(({ refused }) => refused !== null) ? exitCodes.impossible : exitCodes.done;
}

/** How many cells of one problem are too well known, by the attack or by today's registers. */
export const findingsIn = ({ attacked }: Reaudit): number =>
  attacked ? attacked.report.findings.length + attacked.byRegisters.length : 0;

/** The report of one problem, as lines of French. */
export function auditReport({ releases, altered, attacked, refused }: Reaudit): string[] {
  const byDataset = [...grouped(releases, ({ dataset }) => dataset)];
  const names = byDataset.map(
    ([dataset, releasesOfDataset]) => `${dataset} ${spanOf(releasesOfDataset.map(({ period }) => period))}`,
  );
  return [
    `${names.join(", ")} :`,
    ...altered.map((id) => `  NON AUTHENTIQUE : ${id} n'est pas ce que sa signature dit.`),
    ...(attacked ? linesOf(attacked) : [`  ${refused ?? "rien n'est retenu : rien à attaquer."}`]),
  ];
}

function linesOf({ cells, withheld, primary, report, respondents, byRegisters, narrowest }: Attacked): string[] {
  const { findings, alreadyOpen } = report;
  const split = `${primary} par la règle, ${withheld - primary} pour que nul ne les recalcule`;
  const lines = [`  ${cells} cellules, ${withheld} retenues (${split}) ; ${findings.length} constats.`];
  const { structures, coalitions } = respondents;
  if (structures > 0)
    lines.push(
      `  Attaquées aussi comme chacune des ${structures} structures, et comme ${coalitions} groupes, qui connaissent leurs propres chiffres.`,
    );
  if (narrowest)
    lines.push(`  Le plus étroit des intervalles publiés : ${narrowest.min} à ${narrowest.max}, ${narrowest.cell}.`);
  if (alreadyOpen.length > 0) lines.push(`  NON GARANTIES, car déjà connues par ailleurs : ${alreadyOpen.length}.`);
  if (byRegisters.length > 0)
    lines.push(
      `  LE REGISTRE OUVERT A CHANGÉ : ${byRegisters.length} cellules retenues y sont désormais nulles pour tout lecteur. Republiez.`,
    );
  return [
    ...lines,
    ...listed(byRegisters, (cell) => `d'après le registre, personne en ${cell}`),
    ...listed(alreadyOpen, ({ why }) => why),
    ...listed(findings, ({ code, why }) => `CONSTAT ${code} : ${why}`),
  ];
}

/** The report of all problems, as lines of French. */
export function auditSummary(reaudits: readonly Reaudit[]): string {
  const sum = (countIn: (result: Reaudit) => number) => reaudits.reduce((total, result) => total + countIn(result), 0);
  const findings = sum(({ attacked }) => attacked?.report.findings.length ?? 0);
  const releases = sum((result) => result.releases.length);
  const authentic = releases - sum(({ altered }) => altered.length);
  const attacked = `${sum(({ attacked }) => attacked?.cells ?? 0)} cellules attaquées, ${sum(({ attacked }) => attacked?.withheld ?? 0)} retenues`;
  return `En tout : ${authentic} publications sur ${releases} sont ce qui a été signé ; ${attacked}, ${findings} constats.`;
}

const spanOf = (periods: readonly string[]): string =>
  periods.length === 1 ? (periods[0] ?? "") : `${periods[0]} à ${periods.at(-1)}`;
