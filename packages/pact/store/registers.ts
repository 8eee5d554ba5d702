import { territories } from "@pacte-hub/data/territories";
import { type Entered, enterWhole } from "@pacte-hub/institution/registers/enter";
import type { Convention, Party } from "@pacte-hub/schema/model/convention";
import type { Institution, Orientation, SubProgramme } from "@pacte-hub/schema/model/pact";
import type { Knex } from "knex";
import { axisOf } from "./axes.ts";
import { citingOf } from "./citing.ts";
import { dayOf } from "./days.ts";
import { type ConventionFact, factsFile, type PactFacts, readFacts } from "./facts.ts";
import { committeesIn } from "./governance.ts";
import { programmeIn, statusNamed } from "./programme.ts";
import { readText } from "./text.ts";

/** Enters the facts of the Pact in the registers: what they said otherwise before stays in their history. */
export async function loadRegisters(db: Knex): Promise<void> {
  for (const [register, nouns] of Object.entries(registersIn(readFacts()))) {
    const entries = nouns.map((body) => ({ id: idOf(body), body }) satisfies Entered);
    await enterWhole(db, { register, entries, recordedBy: factsFile, demonstration: false });
  }
}

export function registersIn(facts: PactFacts) {
  const citing = citingOf();
  return {
    text: readText(),
    programme: [programmeIn(facts, citing)],
    orientation: facts.strategicOrientations.map(
      ({ number, id, labelFr, lines }): Orientation => ({ number, id, title: labelFr, lines }),
    ),
    axis: facts.axes.map((fact) => axisOf(fact, citing)),
    institution: facts.signatories.map(
      ({ id, labelFr, type, party, order, lines, remarks = [] }): Institution => ({
        id,
        name: labelFr,
        kind: type,
        side: party,
        order,
        lines: citing.lines(labelFr, lines),
        remarks,
      }),
    ),
    convention: facts.conventions.map((fact) => conventionOf(fact, facts)),
    committee: committeesIn(facts),
    "sub-programme": facts.annualSubProgrammes.years.map((year): SubProgramme => ({ year })),
  };
}

const idOf = (noun: object): string =>
  "id" in noun ? String(noun.id) : String((noun as Pick<SubProgramme, "year">).year);

function conventionOf(fact: ConventionFact, facts: PactFacts): Convention {
  return {
    id: fact.id,
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
