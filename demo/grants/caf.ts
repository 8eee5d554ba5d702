import { committee, type DemonstrationGrant, evaluation, ownStaff, peers } from "./audiences.ts";

const orientation = "framework-rsa-orientation";

/** What the Pact lets others see of it, as we read it. */
export const caf: readonly DemonstrationGrant[] = [
  ...ownStaff(["caf"]),
  peers(["caf"]),
  committee,
  evaluation(["action-rights-opened"]),
  {
    datasets: ["rsa-households", "rsa-people-covered", "activity-bonus-households"],
    institutions: ["department-meuse"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: "ALL",
    convention: orientation,
  },
  {
    datasets: ["rsa-households", "rsa-people-covered"],
    institutions: ["aci-55", "amie"],
    role: "ANALYST",
    finest: "EPCI",
    dimensions: [],
    convention: "regional-iae-agreement-2017",
  },
];
