import { twoPersons } from "../shared/0033_two_persons.ts";

export const { up, down } = twoPersons({
  byTwo: false,
  open: ["rsa-households-at-start"],
});
