import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Day } from "@pacte-hub/schema/model/period";
import { pactFile } from "./installation.ts";
import { once } from "./once.ts";

/** A file of `pacts/` as it is written: what it holds is judged by whoever enters it in the registers (packages/pact). */
export interface PactFile {
  /** Its name in this package: "pacts/ptfi-meuse-2017-2021.json". */
  readonly file: string;
  /** The folder it lies in, from which its text is named. */
  readonly folder: string;
  readonly written: unknown;
}

/** What every institution needs to know of a Pact, without the register that its Department keeps. */
export interface ShippedPact {
  /** Also the identifier of the Pact as a convention of its own register. */
  readonly id: string;
  /** INSEE's code of the Department that signed it. */
  readonly department: string;
  readonly start: Day;
  readonly end: Day;
  /** Its annual sub-programmes. */
  readonly years: readonly number[];
  /** Years whose credits may answer a request: its own, and those after in which its last decisions are paid. */
  readonly budgetYears: readonly number[];
  /** The institutions whose members sit on its committees: identifiers of signatories. */
  readonly members: readonly string[];
}

/** The part of a file that is read here. */
interface PactContent {
  readonly extends?: string;
  readonly periodEnd?: Day;
  readonly years?: readonly number[];
  readonly document?: {
    readonly id: string;
    readonly department: { readonly code: string };
    readonly periodStart: Day;
    readonly periodEnd: Day;
  };
  readonly annualSubProgrammes?: { readonly years: readonly number[] };
  readonly hub?: { readonly members: readonly string[]; readonly budgetYearsAfter: number };
}

/** The files of a folder of Pacts, by name; the published schema they follow is not one of them. */
export const pactFilesIn = (folder: string, fileName: (name: string) => string = (name) => name): readonly PactFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => ({ file: fileName(name), folder, written: JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown }));

/** The files of Pacts that ship, and of what extends them. */
export const shippedPactFiles = once(() => pactFilesIn(pactFile("pacts"), (name) => `pacts/${name}`));

/** The Pacts that ship, oldest first, each as long as what extends it says. */
export const shippedPacts = once((): readonly ShippedPact[] => pactTermsIn(shippedPactFiles()));

/** The Pacts of some files, oldest first, each as long as what extends it says. */
export function pactTermsIn(files: readonly PactFile[]): readonly ShippedPact[] {
  const writtenPacts = files.map(({ written }) => written as PactContent);
  return writtenPacts
    .flatMap((writtenPact) => pactIn(writtenPact, writtenPacts) ?? [])
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
}

function pactIn({ document, annualSubProgrammes, hub }: PactContent, writtenPacts: readonly PactContent[]): ShippedPact | null {
  if (!document || !annualSubProgrammes || !hub) return null;
  const { id, department, periodStart, periodEnd } = document;
  const extensions = writtenPacts.filter((candidate) => candidate.extends === id);
  const years = [annualSubProgrammes.years, ...extensions.map((extension) => extension.years ?? [])].flat();
  return {
    id,
    department: department.code,
    start: periodStart,
    end: extensions.reduce((end, extension) => (extension.periodEnd && extension.periodEnd > end ? extension.periodEnd : end), periodEnd),
    years,
    budgetYears: budgetYearsOf(years, hub.budgetYearsAfter),
    members: hub.members,
  };
}

/** The years of a Pact, and those after in which its last decisions are paid. */
export const budgetYearsOf = (years: readonly number[], after: number): readonly number[] => {
  const last = Math.max(...years);
  return [...years, ...Array.from({ length: after }, (_, at) => last + at + 1)];
};

/** The Pact that is lived on a day: the last one that has begun; the first, before any has. */
export const pactOn = <Pact extends { readonly start: Day }>(pacts: readonly Pact[], day: Day): Pact | undefined =>
  [...pacts].sort((a, b) => a.start.localeCompare(b.start)).findLast(({ start }) => start <= day) ?? pacts[0];

/** What every institution knows of a convention that a Pact names, without the register that its Department keeps. */
export interface ShippedConvention {
  readonly id: string;
  readonly title: string | null;
  /** As registers name them: "caf", "epci:200033025". */
  readonly parties: readonly { readonly id: string }[];
  readonly start: Day | null;
  readonly end: Day | null;
  /** A day or a month. */
  readonly signed: string | null;
}

interface WrittenConvention {
  readonly id: string;
  readonly labelFr?: string;
  readonly ownTitleFr?: string;
  readonly parties?: readonly string[];
  /** A year or a day. */
  readonly start?: string | number;
  readonly end?: string | number;
  readonly signed?: string;
}

/** The conventions that shipped Pacts name, by id. */
export const shippedConventions = once(
  (): ReadonlyMap<string, ShippedConvention> =>
    new Map(
      shippedPactFiles()
        .flatMap(({ written }) => (written as { readonly conventions?: readonly WrittenConvention[] }).conventions ?? [])
        .map(({ id, labelFr, ownTitleFr, parties = [], start, end, signed = null }) => [
          id,
          {
            id,
            title: ownTitleFr ?? labelFr ?? null,
            parties: parties.map((partyId) => ({ id: partyId })),
            start: start === undefined ? null : `${start}-01-01`.slice(0, 10),
            end: end === undefined ? null : `${end}-12-31`.slice(0, 10),
            signed,
          },
        ]),
    ),
);

/** The title of a shipped Pact, or of a convention that one names; null for another, whose Department alone has it. */
export const conventionTitle = (id: string): string | null => shippedConventions().get(id)?.title ?? pactTitles().get(id) ?? null;

/** A Pact is a convention too: its own datasets are opened under it. */
const pactTitles = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      shippedPactFiles().flatMap(({ written }) => {
        const { document } = written as { readonly document?: { readonly id: string; readonly titleFr?: string } };
        return document?.titleFr ? [[document.id, document.titleFr] as const] : [];
      }),
    ),
);

/** The last day that a Pact's file gives to a convention, or to the Pact itself; null: it gives none. */
export const conventionEnd = (id: string): Day | null =>
  shippedConventions().get(id)?.end ?? shippedPacts().find((pact) => pact.id === id)?.end ?? null;

/** Years whose credits may answer a request of some Pact. */
export const budgetYears = once((): readonly number[] => [
  ...new Set(shippedPacts().flatMap((pact) => pact.budgetYears)),
]);
