import { demonstrationDatasets, generate } from "@pacte-hub/demo/generate";
import { actionCounts } from "@pacte-hub/demo/outcomes";
import { demonstrationRegisters } from "@pacte-hub/demo/pact/registers";
import { contributions } from "@pacte-hub/demo/siae";
import { type Institution, indicatorOf, type People } from "@pacte-hub/institution/config";
import { enterRegisters } from "@pacte-hub/institution/registers/enter";
import { publishedPeriods } from "@pacte-hub/publisher/currentReleases";
import type { HubClient } from "@pacte-hub/publisher/hubClient";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import type { RawTable } from "@pacte-hub/publisher/rawTable";
import type { SigningKey } from "@pacte-hub/release-file/signature";
import { impossibleIn } from "@pacte-hub/schema/model/impossible";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import { isIncludedAbroad, isTiedAbroad } from "@pacte-hub/schema/rules/concepts/relations";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { Tied } from "./tied.ts";

/** What an institution needs to publish generated figures. */
export interface DemonstrationMeans {
  readonly publisherUrl: string;
  readonly key: SigningKey;
  /** The secret of its random rounding; null where its rule does not round. */
  readonly roundingKey: string | null;
  /** Reads other institutions' releases about the same people. */
  readonly abroad: HubClient;
}

const source = {
  title: "Chiffres engendrés pour la démonstration (demo/README.md)",
  licence: "EUPL-1.2",
  retrievedOn: null,
  url: null,
} as const;

/** Progress output, and which datasets: those related to other institutions' figures, the others, or (null) all. */
interface DemonstrationProgress {
  readonly say: (sentence: string) => void;
  readonly tied: Exclude<Tied, "registers"> | null;
}

/** Protects, audits and publishes those generated figures of an institution that are not published yet. */
export async function publishDemonstration(
  institution: Institution,
  { publisherUrl, key, roundingKey, abroad }: DemonstrationMeans,
  { say: report, tied }: DemonstrationProgress,
): Promise<void> {
  const isAsked = ({ datasets }: People) =>
    tied === null ||
    (tied === "wholes"
      ? datasets.some(isTiedAbroad) && !datasets.some(isIncludedAbroad)
      : datasets.some(isTiedAbroad) === (tied === "tied"));
  for (const people of institution.peoples.filter(isAsked)) {
    const [dataset] = people.datasets;
    const policy = institution.demonstrationPolicies[dataset ?? ""];
    if (!policy) throw new Error(`aucune règle de secret n'est fixée pour ${people.datasets.join(", ")}`);
    for (const tables of await pendingTables(institution, people, publisherUrl)) {
      const imprint = { institution, policy, source, provisional: false, demonstration: true, embargoUntil: null };
      const outcomes = await publishLinkedTables(publisherUrl, {
        ...imprint,
        people,
        tables,
        key,
        roundingKey,
        abroad,
      });
      const withheld = outcomes.reduce((sum, outcome) => sum + outcome.withheld, 0);
      const cells = outcomes.reduce((sum, outcome) => sum + outcome.cells, 0);
      const open = outcomes.flatMap((outcome) => ("report" in outcome ? outcome.report.notGuaranteed : []));
      if (open.length > 0) report(`Secret non garanti, car déjà connu par ailleurs : ${open.join(", ")}.`);
      const periods = [...new Set(tables.map(({ period }) => period))];
      report(
        `Démonstration publiée : ${people.datasets.join(", ")}, ${spanOf(periods)} (${withheld} cellules retenues sur ${cells}).`,
      );
    }
  }
}

/** The tables to publish, gathered in problems: period by period, or all at once where stocks and flows tie periods. */
async function pendingTables(institution: Institution, people: People, publisherUrl: string): Promise<RawTable[][]> {
  const published = new Map<DatasetId, ReadonlySet<PeriodCode>>();
  for (const dataset of people.datasets) published.set(dataset, await publishedPeriods(publisherUrl, dataset));
  const pending = people.datasets.flatMap((dataset) =>
    periodsOf(dataset)
      .filter((period) => !published.get(dataset)?.has(period))
      .map((period) => rawTable(institution, dataset, period)),
  );
  return people.tiesPeriods
    ? pending.length > 0
      ? [pending]
      : []
    : [...grouped(pending, ({ period }) => period).values()];
}

const periodsOf = (dataset: DatasetId): readonly PeriodCode[] =>
  demonstrationDatasets().find((candidate) => candidate.dataset === dataset)?.periods ?? [];

export function rawTable(institution: Institution, dataset: DatasetId, period: PeriodCode): RawTable {
  const indicator = indicatorOf(institution, dataset);
  if (!indicator) throw new Error(`le jeu ${dataset} n'existe pas`);
  return {
    dataset,
    period,
    unit: indicator.unit,
    dimensions: indicator.dimensions.map(({ name }) => name),
    impossible: impossibleIn(indicator.impossible ?? [], period),
    parts: partsOf(institution, dataset, period),
    ...communesOf(dataset, period),
    delivery: null,
  };
}

/** As an institution records it: structure by structure where the structure rules bear, action by action where it counts outcomes. */
function partsOf({ partner }: Institution, dataset: DatasetId, period: PeriodCode): RawTable["parts"] {
  if (partner.id === "siae") return contributions(dataset, period);
  const byAction = actionCounts(dataset, period);
  return byAction.length > 0 ? byAction : generate(dataset, period);
}

/** The commune totals of a dataset, for the periods that have some. */
function communesOf(dataset: DatasetId, period: PeriodCode): Pick<RawTable, "communes"> {
  const byCommune = `${dataset}-by-commune`;
  return periodsOf(byCommune).includes(period) ? { communes: generate(byCommune, period) } : {};
}

const spanOf = (periods: readonly PeriodCode[]): string =>
  periods.length === 1 ? (periods[0] ?? "") : `${periods[0]} à ${periods.at(-1)}`;

/** Enters the invented rows of an institution's registers, each marked; those that are there already are left. */
export async function enterDemonstration(
  { partner }: Institution,
  stewardUrl: string,
  report: (sentence: string) => void,
): Promise<void> {
  const registers = Object.entries(demonstrationRegisters(partner.id)).map(([register, entries]) => ({
    register,
    entries,
    recordedBy: "demo/README.md",
    demonstration: true,
  }));
  const entered = await enterRegisters(stewardUrl, registers);
  if (entered > 0)
    report(`Démonstration inscrite : ${registers.map(({ register }) => register).join(", ")} (${entered} lignes).`);
}
