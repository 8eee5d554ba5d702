import { territories } from "@pacte-hub/data/territories";
import { type Entered, enterWhole } from "@pacte-hub/institution/registers/enter";
import type { Convention, Party } from "@pacte-hub/schema/model/convention";
import type { Institution, Orientation, SubProgramme } from "@pacte-hub/schema/model/pact";
import type { Knex } from "knex";
import { axisOf } from "./axes.ts";
import { dayOf } from "./days.ts";
import { type ConventionFact, factsFile, type PactFacts, readFacts } from "./facts.ts";
import { committeesIn } from "./governance.ts";
import { programmeIn, statusNamed } from "./programme.ts";

/** Enters the facts of the Pact in the registers: what they said otherwise before stays in their history. */
export async function loadRegisters(db: Knex): Promise<void> {
  for (const [register, nouns] of Object.entries(registersIn(readFacts()))) {
    const entries = nouns.map((body) => ({ id: idOf(body), body }) satisfies Entered);
    await enterWhole(db, { register, entries, recordedBy: factsFile, demonstration: false });
  }
}

function registersIn(facts: PactFacts) {
  return {
    programme: [programmeIn(facts)],
    orientation: facts.strategicOrientations.map(
      ({ number, id, labelFr, labelEn, keyPoints }): Orientation => ({
        number,
        id,
        title: labelFr,
        titleEn: labelEn,
        keyPoints,
      }),
    ),
    axis: facts.axes.map(axisOf),
    institution: facts.signatories.map(
      ({ id, labelFr, labelEn, type, hubRole, party, order }): Institution => ({
        id,
        name: labelFr,
        nameEn: labelEn,
        kind: type,
        hubRole,
        side: party ?? null,
        order,
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
    titleEn: fact.labelEn,
    kind: fact.kind,
    scope: fact.scope,
    statusInPact: statusNamed(fact.status),
    parties: fact.parties.map((party) => partyOf(party, facts)),
    start: dayOf(fact.start, "first"),
    end: dayOf(fact.end, "last"),
    signed: fact.signed ?? null,
    expectedSignature: fact.expectedSignature ?? null,
    amended: fact.amended ?? null,
    territories: fact.territory ?? [],
    partiesInferred: fact.partiesNote !== undefined,
    partiesNote: fact.partiesNote ?? null,
    territoryNote: fact.territoryNote ?? null,
    sharedTitle: fact.sharedLabel ?? false,
    verbatim: fact.verbatim ?? true,
    openPoint: fact.openPoint ?? null,
    externalFact: fact.externalFact ?? null,
  };
}

function partyOf(party: string, { signatories }: PactFacts): Party {
  const signatory = signatories.find(({ id }) => id === party);
  const territory = party.startsWith("epci:") ? party.slice("epci:".length) : null;
  const name = signatory?.labelFr ?? territories.get(territory ?? "")?.name ?? party;
  return { id: party, name, institution: signatory?.id ?? null, territory };
}
