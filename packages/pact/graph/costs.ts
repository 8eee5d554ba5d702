import { type Costs, slicedBy } from "@pacte-hub/demand-control/declare";

/** Registers of the Pact: how many lines a list has at most, with room for those of years to come. */
const registers: Costs = {
  "Query.actions": slicedBy("first", 60),
  "Query.blockingPoints": slicedBy("first", 30),
  "Query.meetings": slicedBy("first", 70),
  "Query.notes": slicedBy("first", 70),
  "Query.conventions": 24,
  "Query.institutions": 21,
  "Query.committees": 12,
  "Query.orientations": 6,
  "Query.axes": 3,
  "Query.subProgrammes": 5,
  "Query.esfOperations": 60,
  "Action.steps": 8,
  "Action.recommendations": 6,
  "Action.fundingRequests": 6,
  "Action.indicators": 12,
  "Action.blockingPoints": 6,
  "Action.reportedTo": 12,
  "DepartmentInAction.fundingDecisions": 4,
  "Recommendation.actions": slicedBy("first", 20),
  "DepartmentInTerritory.actions": slicedBy("first", 60),
  "DepartmentInTerritory.conventions": 24,
  "DepartmentInTerritory.esfOperations": 60,
  "Institution.conventions": 24,
  "Institution.committees": 12,
  "Convention.history": 8,
  "Convention.parties": 21,
  "Convention.listedUnder": 6,
  "Convention.territories": 16,
  "Note.actions": 12,
  "SubProgramme.reviews": slicedBy("first", 12),
  "SubProgramme.actions": slicedBy("first", 30),
  "SubProgrammeReview.adjustments": 12,
  "BlockingPoint.negotiation": 12,
  "BlockingPoint.referrals": 12,
};

const versioned = ["FundingRequest", "Convention", "Meeting", "WorkingGroup", "Action", "BlockingPoint", "Note"];

const governance: Costs = {
  "Committee.roles": 12,
  "Committee.seats": 24,
  "Committee.meetings": slicedBy("first", 24),
  "Committee.groups": slicedBy("first", 12),
  "Seat.institutions": 21,
  "Meeting.agenda": 12,
  "Meeting.guests": 12,
  "Meeting.decisions": 12,
  "Meeting.documents": 12,
  "Meeting.attendance": 21,
  "Meeting.votes": 21,
  "Meeting.progressOf": 60,
  "WorkingGroup.experts": 12,
  "WorkingGroup.institutions": 21,
  "Partnership.measures": 12,
  "Partnership.participation": 21,
};

/** What the Pact itself says. */
const text: Costs = {
  "Axis.groups": 3,
  "Axis.recommendations": 12,
  "RecommendationGroup.numbers": 12,
  "Pact.legalBasis": 24,
  "Pact.instruments": 4,
  "Pact.headlineFigures": 8,
  "Pact.conventionStatuses": 12,
  "Pact.otherBodies": 24,
  "Pact.actionSources": 12,
  "Pact.systems": 24,
  "Pact.ambiguities": 24,
  "Pact.text": 250,
  "Pact.sections": 40,
  "TextSection.blocks": 30,
  "Pact.preamble": 12,
  "PactProgramme.introduction": 6,
  "PactProgramme.implementation": 6,
  "TargetPublic.examples": 24,
  "TargetPublic.pathwayCovers": 24,
  "Commitments.common": 24,
  "Commitments.means": 24,
  "Means.missions": 24,
  "Means.fields": 24,
  "RegionCommitments.commitments": 24,
  "DecisionCircuit.rules": 24,
  "Evaluation.levels": 4,
  "Orientation.keyPoints": 24,
};

/** What cites the blocks of the text that say it, by how many. */
const cited: Readonly<Record<string, number>> = {
  Pact: 4,
  LegalBasis: 2,
  Instrument: 2,
  HeadlineFigure: 4,
  TargetPublic: 8,
  Orientation: 6,
  Axis: 2,
  RecommendationGroup: 2,
  Recommendation: 2,
  Institution: 2,
  Commitments: 24,
  Means: 2,
  RegionCommitments: 6,
  Convention: 2,
  Committee: 16,
  DecisionCircuit: 12,
  Evaluation: 6,
  Wording: 2,
  Passage: 2,
  DecisionRule: 2,
  EvaluationLevel: 2,
};

const inParagraphs = [
  "Orientation",
  "Committee",
  "LegalBasis",
  "Commitments",
  "RegionCommitments",
  "DecisionCircuit",
  "TargetPublic",
];

const remarked = ["Pact", "HeadlineFigure", "Institution", "Means", "Convention", "Committee", "DecisionRule"];

/** What the fields of the Pact's register weigh, and how long its lists are: docs/limites.md. */
export const costs: Costs = {
  ...registers,
  ...Object.fromEntries(versioned.map((type) => [`${type}.versions`, 12])),
  ...governance,
  ...text,
  ...Object.fromEntries(Object.entries(cited).map(([type, blocks]) => [`${type}.blocks`, blocks])),
  ...Object.fromEntries(inParagraphs.map((type) => [`${type}.paragraphs`, 12])),
  ...Object.fromEntries(remarked.map((type) => [`${type}.remarks`, 12])),
};
