import { twoPersons } from "../shared/0033_two_persons.ts";

export const { up, down } = twoPersons({
  byTwo: true,
  open: ["rsa-households", "claimant-households", "people-covered", "activity-bonus-households"],
});
