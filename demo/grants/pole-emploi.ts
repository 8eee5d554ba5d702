import { committee, type DemonstrationGrant, evaluation, ownStaff, peers } from "./audiences.ts";

const commonOffer = "pole-emploi-department-2014";

/** What the Pact lets others see of it, as we read it. */
export const poleEmploi: readonly DemonstrationGrant[] = [
  ...ownStaff(["pole-emploi"]),
  peers(["pole-emploi"]),
  committee,
  evaluation([
    "action-returns-to-work",
    "action-returns-to-work-12-months",
    "action-no-answer-6-months",
    "action-no-answer-12-months",
  ]),
  {
    datasets: "ALL",
    institutions: ["department-meuse"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: "ALL",
    convention: commonOffer,
  },
  {
    datasets: ["jobseekers"],
    institutions: ["aci-55", "amie"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: [],
    convention: "regional-iae-agreement-2017",
  },
];
