import { expect, test } from "vitest";
import { asParty, asVoice } from "./partyName.ts";

test("an EPCI has one name among parties and one among voices, by whichever it is called; others keep theirs", () => {
  for (const word of ["epci-200049187", "epci:200049187", "200049187", "EPCI:200049187"]) {
    expect(asParty(word)).toBe("epci:200049187");
    expect(asVoice(word)).toBe("epci-200049187");
  }
  for (const id of ["caf", "siret-20004918700013", "epci", "epci-2000491", ""])
    expect([asParty(id), asVoice(id)]).toEqual([id, id]);
});
