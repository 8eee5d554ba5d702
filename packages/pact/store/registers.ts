import type { PactFile } from "@pacte-hub/data/pacts";
import { territories } from "@pacte-hub/data/territories";
import { type EnteredNoun, enterWhole } from "@pacte-hub/institution/registers/enter";
import type { Convention, Party } from "@pacte-hub/schema/model/convention";
import type { Orientation, SubProgramme } from "@pacte-hub/schema/model/pact";
import type { Knex } from "knex";
import { axisOf } from "./axes.ts";
import { citingOf } from "./citing.ts";
import { dayOf } from "./days.ts";
import { type ConventionFact, type PactFacts, shippedPactFacts } from "./facts.ts";
import { committeesIn } from "./governance.ts";
import { type PactOfFile, pactsIn, termOf } from "./pactFile.ts";
import { subjectOfYear } from "./pacts.ts";
import { programmeIn, signatoriesIn, statusNamed } from "./programme.ts";
import { readText } from "./text.ts";

/** Enters a Pact in the registers, beside those that are there: what they said otherwise before stays in their history. */
export async function enterPact(db: Knex, pact: PactOfFile, { demonstration = false } = {}): Promise<void> {
  const { file, facts } = pact;
  for (const [register, nouns] of Object.entries(registersIn(pact))) {
    const entries = nouns.map((body) => ({ id: idIn(facts, body), body }) satisfies EnteredNoun);
    await enterWhole(db, { register, entries, recordedBy: file, formerly: facts.hub.formerly, demonstration });
  }
}

/** Enters the Pact that a shipped file gives, or prolongs. */
export async function loadPact(db: Knex, file: string): Promise<void> {
  const pact = shippedPactFacts().find(
    (candidate) => candidate.file === file || candidate.extensions.some((extension) => extension.file === file),
  );
  if (!pact) throw new Error(`no Pact ships in ${file}`);
  await enterPact(db, pact);
}

/** @throws OperatorError PACT_FILE_REFUSED, for what the files of this installation's Pacts say that does not hold, or cite wrongly. */
export function assertPacts(): void {
  for (const pact of shippedPactFacts()) registersIn(pact);
}

/** The same of files that are no installation's yet. @param department INSEE's code of theirs @throws OperatorError PACT_FILE_REFUSED */
export function assertPactFiles(files: readonly PactFile[], department: string): void {
  for (const pact of pactsIn(files, department)) registersIn(pact);
}

/** The nouns of a Pact, by register. An institution that signed an earlier one stays as that one calls it. */
export function registersIn(pact: PactOfFile) {
  const { facts } = pact;
  const text = readText(pact);
  const citing = citingOf(text, pact.file);
  const { id } = facts.document;
  return {
    text,
    programme: [programmeIn(pact, citing)],
    orientation: facts.strategicOrientations.map(
      ({ number, id: name, labelFr, lines }): Orientation => ({ pact: id, number, id: name, title: labelFr, lines }),
    ),
    axis: facts.axes.map((fact) => axisOf(fact, citing, facts)),
    institution: signatoriesIn(facts, citing),
    convention: facts.conventions.map((fact) => conventionOf(fact, pact)),
    committee: committeesIn(facts),
    "sub-programme": termOf(pact).years.map((year): SubProgramme => ({ pact: id, year })),
  };
}

const idIn = ({ hub }: PactFacts, noun: object): string =>
  "id" in noun ? String(noun.id) : subjectOfYear(hub, (noun as Pick<SubProgramme, "year">).year);

function conventionOf(fact: ConventionFact, pact: PactOfFile): Convention {
  const { facts } = pact;
  return {
    id: fact.id,
    saidFor: { since: facts.document.periodStart.slice(0, 4), until: termOf(pact).end },
    title: fact.labelFr,
    ownTitle: fact.ownTitleFr ?? fact.labelFr,
    kind: fact.kind,
    scope: fact.scope,
    statusInPact: statusNamed(fact.status),
    parties: fact.parties.map((party) => partyOf(party, fact, facts)),
    start: dayOf(fact.start, "first"),
    end: dayOf(fact.end, "last"),
    signed: fact.signed ?? null,
    expectedSignature: fact.expectedSignature ?? null,
    amended: fact.amended ?? null,
    territories: fact.territory ?? [],
    partiesInferred: fact.inferredParties !== undefined,
    sharedTitle: fact.sharedLabel ?? false,
    verbatim: true,
    openPoint: fact.openPoint ?? null,
    lines: fact.lines,
    underLines: fact.underLines,
    remarks: fact.remarks ?? [],
  };
}

function partyOf(
  party: string,
  { inferredParties = [] }: ConventionFact,
  { signatories, otherParties }: PactFacts,
): Party {
  const signatory = signatories.find(({ id }) => id === party);
  const territory = party.startsWith("epci:") ? party.slice("epci:".length) : null;
  const place = territories.get(territory ?? "");
  const name = signatory?.labelFr ?? place?.name ?? otherParties.find(({ id }) => id === party)?.labelFr;
  if (name === undefined) throw new Error(`no name for the party ${party}`);
  return { id: party, name, institution: signatory?.id ?? null, territory, inferred: inferredParties.includes(party) };
}
