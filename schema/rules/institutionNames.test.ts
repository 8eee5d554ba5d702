import { expect, test } from "vitest";
import { partnerIds, partnerOf } from "../model/partner.ts";
import { dayAfter } from "./conventionStatus.ts";
import { nameOn, namesOf } from "./institutionNames.ts";

test("Pôle emploi is France Travail from 1 January 2024 on, and Pôle emploi on every day before", () => {
  const partner = partnerOf("pole-emploi");
  expect(
    ["1990-01-01", "2017-06-01", "2023-12-31", "2024-01-01", "2050-01-01"].map((day) => nameOn(partner, day)),
  ).toEqual(["Pôle emploi", "Pôle emploi", "Pôle emploi", "France Travail", "France Travail"]);
  expect(namesOf(partner).every(({ source }) => source?.includes("loi n° 2023-1196 du 18 décembre 2023"))).toBe(true);
});

test("names follow each other: every day has one name and no more", () => {
  for (const names of partnerIds.map((id) => namesOf(partnerOf(id)))) {
    expect([names[0]?.from, names.at(-1)?.until]).toEqual([null, null]);
    for (const [at, { until }] of names.slice(0, -1).entries()) expect(names[at + 1]?.from).toBe(dayAfter(until ?? ""));
  }
});

test("an institution whose name never changed has one; two signatories behind a partner lend it none of theirs", () => {
  const caf = partnerOf("caf");
  expect(namesOf(caf)).toEqual([{ name: caf.name, from: null, until: null, source: null }]);
  expect(nameOn({ name: "Réseau", signatories: ["pole-emploi", "amie"] }, "2024-06-01")).toBe("Réseau");
});
