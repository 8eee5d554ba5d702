import { type AuditReport, auditWithin } from "@pacte-hub/disclosure/audit/audit";
import { allFacts } from "@pacte-hub/disclosure/facts";
import { guardsOf } from "@pacte-hub/disclosure/guard";
import type { Policy } from "@pacte-hub/disclosure/policy";
import type { CellId, KnownFacts, Problem, PublishedTable, ReleasedCell } from "@pacte-hub/disclosure/problem";
import { sentenceOf } from "@pacte-hub/disclosure/refusal";
import { respondentsOf } from "@pacte-hub/disclosure/respondents";
import type { Institution, People } from "@pacte-hub/institution/config";
import type { ProtectivePolicy, ReleaseId } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import type { DisclosureContext } from "./context.ts";
import { type CurrentRelease, currentReleases } from "./currentReleases.ts";
import type { HubClient } from "./hubClient.ts";
import { foreignFacts } from "./knowledge.ts";
import { guardsLeft, latentIds } from "./latent.ts";
import { notApplicableIn, type PriorReleases, priorReleases, tableBehind } from "./priorReleases.ts";
import type { Vintage } from "./priorVintages.ts";
import { attackable } from "./protectionProblem.ts";
import type { PublicationOutcome } from "./publication.ts";
import { idOf, type RawTable } from "./rawTable.ts";
import { cellsOf } from "./release.ts";
import { isAsSigned } from "./signedReleases.ts";
import { factsOfRegisters } from "./structuralZeros.ts";

/** A problem judged again as it stands today, by whoever holds all that was ever said. */
export interface Reaudit {
  readonly releases: readonly CurrentRelease[];
  /** Releases whose cells are not, to the byte, what their signature says. */
  readonly altered: readonly ReleaseId[];
  /** Null where nothing is withheld, so that there is nothing to attack, and where the attack was refused. */
  readonly attacked: Attacked | null;
  /** Why the attack could not be: an altered release may contradict itself, and an institution may not answer. */
  readonly refused: string | null;
}

/** What the attack gave. The split of the withheld is recomputed from the counts, which only the institution has. */
export interface Attacked {
  readonly cells: number;
  readonly withheld: number;
  readonly primary: number;
  readonly report: AuditReport;
  /** How many structures, and coalitions of a holding's, it was attacked as, each with its own figures. */
  readonly respondents: { readonly structures: number; readonly coalitions: number };
  /** Withheld cells in which today's open registers show that nobody is counted: the registers changed since. */
  readonly byRegisters: readonly CellId[];
  /** The protected cell that all that is known leaves the narrowest interval, as published. */
  readonly narrowest: { readonly cell: CellId; readonly min: number; readonly max: number } | null;
}

export interface Reauditing {
  readonly institution: Institution;
  readonly abroad: HubClient;
  /** One release, with all of its problem; null: every problem that readers may read. */
  readonly release: ReleaseId | null;
  readonly seconds?: number | undefined;
  progress?(sentence: string, done?: PublicationOutcome): void;
}

/** Judges problem after problem; nothing is written, and one failing problem does not hide the others. */
export async function* reaudit(client: Client, reauditing: Reauditing): AsyncGenerator<Reaudit> {
  const current = await currentReleases(client);
  if (reauditing.release !== null && !current.some(({ id }) => id === reauditing.release)) {
    throw new OperatorError(
      `La publication « ${reauditing.release} » n'existe pas, ou un millésime plus récent l'a remplacée.`,
      "UNKNOWN_RELEASE",
    );
  }
  const problems = problemsOf(reauditing.institution, current).filter(
    (releases) => reauditing.release === null || releases.some(({ id }) => id === reauditing.release),
  );
  for (const [at, releases] of problems.entries()) {
    const named = `${releases[0]?.dataset} ${releases[0]?.period}${releases.length > 1 ? "…" : ""}`;
    reauditing.progress?.(`${named} : signatures, puis attaque`, { at: at + 1, of: problems.length });
    const altered = [];
    for (const one of releases) if (!(await isAsSigned(client, reauditing.institution, one))) altered.push(one.id);
    const outcome = await attack(client, reauditing, releases).catch((fault: unknown) => {
      const isToldOf = fault instanceof OperatorError && (altered.length > 0 || byOthers.has(fault.code));
      if (!isToldOf) throw fault;
      return fault.message.replace("Rien n'est publié", "Rien n'est jugé");
    });
    yield {
      releases,
      altered,
      ...(typeof outcome === "string" ? refusedFor(outcome) : { attacked: outcome, refused: null }),
    };
  }
}

/** What others have or lack keeps one problem from being judged, and tells nothing of the next. */
const byOthers: ReadonlySet<string> = new Set(["HUB_SILENT", "EMBARGOED_ELSEWHERE", "WITHDRAWN_ELSEWHERE"]);

const refusedFor = (refused: string) => ({ attacked: null, refused });

/** Protected releases by problem, as they are protected; an open one by itself. */
function problemsOf({ peoples }: Institution, releases: readonly CurrentRelease[]): CurrentRelease[][] {
  const keyOf = ({ id, dataset, period, policy, demonstration }: CurrentRelease) => {
    const at = peoples.findIndex(({ datasets }) => datasets.includes(dataset));
    if (policy.kind === "NONE" || at < 0) return id;
    return `${at} ${demonstration} ${peoples[at]?.tiesPeriods ? "" : period}`;
  };
  return [...grouped(releases, keyOf).values()];
}

async function attack(
  client: Client,
  { institution, abroad, seconds = 300 }: Reauditing,
  releases: readonly CurrentRelease[],
): Promise<Attacked | null> {
  const [first] = releases;
  if (!first || first.policy.kind === "NONE") return null;
  const { demonstration, policy } = first;
  const alone: People = { datasets: [first.dataset], tiesPeriods: false };
  const people = institution.peoples.find(({ datasets }) => datasets.includes(first.dataset)) ?? alone;
  const context = { client, institution, people, policy, demonstration, abroad };
  const tables: RawTable[] = [];
  for (const one of releases) tables.push(await countsOf(context, one));
  const registers = await factsOfRegisters(context, tables);
  const here = await priorReleases(context, tables);
  // Others judge their own cells: which of them is protected and which protects is theirs to know.
  const abroadFacts = { ...(await foreignFacts(context, tables, here)), kept: [] };
  const prior: PriorReleases = { ...here, foreign: allFacts(abroadFacts, registers) };
  const { published, facts } = seen({ prior, tables, releases, registers });
  const report = await auditWithin({ published, facts, seconds });
  if (!report.ok) throw new OperatorError(`${first.id} : ${sentenceOf(report.refusal)}`, report.refusal.code);
  const latent = latentIds(tables);
  const readable = published.cells.filter(({ id }) => !latent.has(id));
  const withheld = readable.filter(({ status }) => status === "WITHHELD");
  return {
    cells: readable.length,
    withheld: withheld.length,
    primary: withheld.filter(({ guard }) => guard !== null).length,
    report: report.value,
    respondents: respondentsIn(published),
    byRegisters: openedBy(registers, withheld),
    narrowest: narrowestOf(withheld, report.value),
  };
}

async function countsOf(context: DisclosureContext, one: CurrentRelease): Promise<RawTable> {
  const table = await tableBehind(context, { ...one, release: one.id });
  if (table) return { ...table, structuralZeros: notApplicableIn(await cellsOf(context.client, one.id)) };
  throw new OperatorError(
    `Les comptages derrière ${one.id} ne sont plus dans la base : son secret ne peut pas être rejugé.`,
    "COUNTS_GONE",
  );
}

function respondentsIn({ respondents }: PublishedTable): Attacked["respondents"] {
  const sizes = respondents?.intruders.map(({ members }) => members.size) ?? [];
  return {
    structures: sizes.filter((size) => size === 1).length,
    coalitions: sizes.filter((size) => size > 1).length,
  };
}

function openedBy({ intervals }: KnownFacts, withheld: readonly ReleasedCell[]): CellId[] {
  const zeros = new Set(intervals.map(({ cell }) => cell));
  return withheld.map(({ id }) => id).filter((id) => zeros.has(id));
}

interface Seeing {
  readonly prior: PriorReleases;
  readonly tables: readonly RawTable[];
  readonly releases: readonly CurrentRelease[];
  /** What today's registers tell. */
  readonly registers: KnownFacts;
}

/** The table as any reader has it, with what the guarantee asks of each cell; the vintages before it are facts. */
function seen({ prior, tables, releases, registers }: Seeing): { published: PublishedTable; facts: KnownFacts } {
  const last = new Set(releases.map(({ id }) => id));
  const before = prior.vintages.filter(({ release }) => !last.has(release));
  const { problem, facts } = attackable(tables, { ...prior, vintages: before });
  const shown = new Map(
    prior.vintages.filter(({ release }) => last.has(release)).flatMap((one) => [...publishedCellsIn(one, tables)]),
  );
  const policy = releases[0]?.policy;
  if (!policy || policy.kind === "NONE") throw new Error("an open release has nothing to attack");
  const rule = policyForGuards(policy);
  const latent = latentIds(tables);
  const isWithheld = (id: CellId) => shown.get(id)?.status === "WITHHELD";
  const guards = guardsLeft(guardsOf(problem, rule, facts), { problem, registers, latent, isWithheld });
  const respondents = respondentsOf(problem, rule, facts);
  return {
    published: {
      ...tableOf(problem, guards, { shown, latent }),
      rules: rulesOf(policy),
      respondents,
    },
    facts,
  };
}

type ShownCells = ReadonlyMap<CellId, Vintage["cells"][number]>;

function publishedCellsIn({ dataset, period, cells }: Vintage, tables: readonly RawTable[]): ShownCells {
  const table = tables.find((one) => one.dataset === dataset && one.period === period);
  return new Map(table ? cells.map((cell) => [idOf(table, cell), cell] as const) : []);
}

type Readable = { readonly shown: ShownCells; readonly latent: ReadonlySet<CellId> };
function tableOf({ cells, relations }: Problem, guards: ReturnType<typeof guardsOf>, { shown, latent }: Readable) {
  const all = cells.map(({ id, measure, total, grain, block }, at): ReleasedCell => {
    const cell = shown.get(id);
    const place = { id, measure, total, grain, block, guard: guards[at] ?? null };
    if (latent.has(id)) return { ...place, decided: true, status: "WITHHELD", value: null };
    if (!cell)
      throw new OperatorError(`La base ne dit rien de ${id} : la publication n'est pas entière.`, "DATABASE_UNFIT");
    return { ...place, decided: false, status: cell.status as ReleasedCell["status"], value: cell.value };
  });
  return { cells: all, relations };
}

/** What the rule asks of each cell does not depend on the secret of its draw. */
const policyForGuards = (policy: ProtectivePolicy): Policy =>
  policy.kind === "ROUNDING" ? { ...policy, keyed: "" } : policy;

const rulesOf = (policy: ProtectivePolicy): PublishedTable["rules"] => ({
  k: policy.k,
  roundedTo: policy.kind === "ROUNDING" ? policy.base : null,
  emptyShown: policy.kind === "SUPPRESSION",
});

function narrowestOf(withheld: readonly ReleasedCell[], { bounds }: AuditReport): Attacked["narrowest"] {
  const all = withheld
    .filter(({ guard }) => guard !== null)
    .flatMap(({ id }) => {
      const found = bounds.get(id);
      return found ? [{ cell: id, ...found }] : [];
    });
  return all.reduce<Attacked["narrowest"]>(
    (least, one) => (least === null || one.max - one.min < least.max - least.min ? one : least),
    null,
  );
}
