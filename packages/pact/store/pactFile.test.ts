import { pactInService } from "@pacte-hub/data/pactInService";
import { type PactFile, pactFilesIn, shippedPactFiles, shippedPacts } from "@pacte-hub/data/pacts";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { citingOf } from "./citing.ts";
import { pactsIn, termOf } from "./pactFile.ts";
import { registersIn } from "./registers.ts";
import { readText } from "./text.ts";

/** A second Pact, invented: it is in no package, and stands beside the real one in tests only. */
const invented = pactFilesIn(inClone("test", "fixtures", "pacts"), (name) => `pacts/${name}`);
// biome-ignore lint/suspicious/noExplicitAny: a file as it is written, changed at will
type Written = any;

/** The faults of a file when it is written otherwise. */
function faults(change: (pact: Written) => void, files: readonly PactFile[] = shippedPactFiles()): string[] {
  const [first, ...otherFiles] = structuredClone([...files]);
  if (!first) throw new Error("no file");
  change(first.written);
  try {
    pactsIn([first, ...otherFiles]);
    return [];
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    expect(code).toBe("PACT_FILE_REFUSED");
    return message.split("\n");
  }
}
const extension = {
  version: 1,
  extends: "ptfi-meuse-2017-2021",
  id: "invented-extension-2022",
  titleFr: "Avenant inventé",
  signedOn: null,
  periodEnd: "2022-12-31",
  years: [2022],
  remarks: [],
};
const extendedBy = (change: object) =>
  [...shippedPactFiles(), { file: "pacts/x.json", folder: "", written: { ...extension, ...change } }] as PactFile[];

describe("a Pact is a file", () => {
  test("the one that ships is whole: nothing in it names what it does not hold", () => {
    expect(pactsIn(shippedPactFiles()).map(({ facts }) => facts.document.id)).toEqual(["ptfi-meuse-2017-2021"]);
    expect(shippedPacts()[0]).toMatchObject({ department: pactInService.department, start: "2017-01-01" });
  });

  test.each<[string, (pact: Written) => void, string]>([
    [
      "a seat given to no signatory",
      (pact) => pact.governance.bodies[0].members[7].signatories.push("caff"),
      "revient à « caff », qui n'est pas signataire. Vouliez-vous dire « caf » ?",
    ],
    [
      "an axis that counts otherwise",
      (pact) => pact.axes[1].recommendations.pop(),
      "l'axe 2 annonce 4 préconisations et en a 3.",
    ],
    ["two axes of one number", (pact) => (pact.axes[1].number = 1), "deux axes portent le numéro 1."],
    [
      "an unknown group",
      (pact) => (pact.axes[0].recommendations[0].group = "social-inclusio"),
      "sous-titre inconnu, « social-inclusio ». Vouliez-vous dire « social-inclusion » ?",
    ],
    [
      "a year outside the period",
      (pact) => pact.annualSubProgrammes.years.push(2022),
      "le sous-programme 2022 n'est pas d'une année du Pacte (2017 à 2021).",
    ],
    [
      "a period reversed",
      (pact) => (pact.document.periodEnd = "2016-12-31"),
      "finirait le 2016-12-31, avant de commencer",
    ],
    [
      "an unknown party",
      (pact) => pact.conventions[0].parties.push("epci:123456789"),
      "a une partie inconnue, « epci:123456789 »",
    ],
    [
      "an unknown state",
      (pact) => (pact.conventions[0].status = "in-forse"),
      "est d'un état inconnu, « in-forse ». Vouliez-vous dire « in-force » ?",
    ],
    [
      "an unknown kind of convention",
      (pact) => (pact.conventions[0].kind = "framework-conventoin"),
      "est d'une nature inconnue, « framework-conventoin ». Vouliez-vous dire « framework-convention » ?",
    ],
    [
      "an unknown scope",
      (pact) => (pact.conventions[0].scope = "instituions"),
      "est d'un champ inconnu, « instituions ». Vouliez-vous dire « institutions » ?",
    ],
    [
      "a signatory of no kind",
      (pact) => (pact.signatories[0].type = "departement"),
      "est d'une nature inconnue, « departement ». Vouliez-vous dire « department » ?",
    ],
    [
      "a member that did not sign",
      (pact) => pact.hub.members.push("cpamm"),
      "« cpamm » est dit membre sans être signataire. Vouliez-vous dire « cpam » ?",
    ],
    ["an unknown word", (pact) => (pact.axess = []), "« axess » n'y a pas de sens. Vouliez-vous dire « axes » ?"],
    [
      "a day that is none",
      (pact) => (pact.document.periodEnd = "2021-02-30"),
      "à « document.periodEnd » : ce n'est pas un jour (AAAA-MM-JJ).",
    ],
    [
      "nothing where something is due",
      (pact) => delete pact.signatories,
      "à « signatories » : il manque ce qui s'y écrit.",
    ],
    [
      "a number where a text is due",
      (pact) => (pact.document.titleFr = 3),
      "à « document.titleFr » : ce n'est pas un texte.",
    ],
    [
      "another Department's",
      (pact) => (pact.document.department.code = "54"),
      "le Pacte est du département 54, et les territoires sont du 55.",
    ],
    ["no axis", (pact) => (pact.axes = []), "à « axes » : la liste est vide."],
    [
      "two bodies of one name",
      (pact) => pact.governance.otherBodies.push(pact.governance.otherBodies[0]),
      "deux instances portent l'identifiant",
    ],
  ])("%s is refused, in a sentence that names the place", (_, change, sentence) => {
    const faultsFound = faults(change);
    expect(faultsFound.join("\n")).toContain(sentence);
    for (const fault of faultsFound) expect(fault).toMatch(/^pacts\/ptfi-meuse-2017-2021\.json(,| :) .+[.?]$/);
  });

  test("words that its text does not print are refused", () => {
    const [pact] = pactsIn(invented);
    if (!pact) throw new Error("no Pact");
    expect(() => citingOf(readText(pact), pact.file).lines("Une préconisation réelle")).toThrow(
      "« Une préconisation réelle » n'est pas dans le texte du Pacte",
    );
  });
});

describe("a second Pact is a second file", () => {
  test("with its own years, axes, bodies and codes, beside the first", () => {
    const [first, second] = pactsIn([...shippedPactFiles(), ...invented]).map(registersIn);
    expect(first?.axis).toHaveLength(3);
    expect(second?.axis.flatMap(({ recommendations }) => recommendations.map(({ code }) => code))).toEqual([
      "2022:1.1",
      "2022:1.2",
    ]);
    expect(second?.["sub-programme"].map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026]);
    expect(second?.committee.map(({ id }) => id)).toEqual(["departmental-employment-committee"]);
    expect(second?.programme[0]?.budgetYears).toEqual([2022, 2023, 2024, 2025, 2026]);
    expect(first?.programme[0]?.budgetYears).toEqual([2017, 2018, 2019, 2020, 2021, 2022]);
  });

  test("that takes a name or a prefix of the first is refused", () => {
    const files = [...invented, ...shippedPactFiles()];
    expect(faults((pact) => (pact.governance.bodies[0].id = "steering-committee"), files)).toEqual([
      "deux Pactes disent « steering-committee » : un nom est d'une seule chose.",
    ]);
    expect(faults((pact) => (pact.hub.prefix = ""), files)[0]).toContain(
      "leurs préconisations auraient les mêmes codes",
    );
  });

  test("one that prolongs the first adds its years and a day, and changes nothing else", () => {
    const [before] = pactsIn(shippedPactFiles());
    const [prolonged] = pactsIn(extendedBy({}));
    if (!before || !prolonged) throw new Error("no Pact");
    expect(termOf(prolonged)).toEqual({
      end: "2022-12-31",
      years: [2017, 2018, 2019, 2020, 2021, 2022],
      budgetYears: [2017, 2018, 2019, 2020, 2021, 2022, 2023],
    });
    const {
      programme: [programme],
      "sub-programme": years,
      convention,
      ...otherRegisters
    } = registersIn(prolonged);
    const {
      programme: [was],
      "sub-programme": _,
      convention: __,
      ...same
    } = registersIn(before);
    expect(otherRegisters).toEqual(same);
    expect(years).toHaveLength(6);
    expect(convention.every(({ saidFor }) => saidFor?.until === "2022-12-31")).toBe(true);
    expect({ ...programme, end: was?.end, years: was?.years, budgetYears: was?.budgetYears, amendments: [] }).toEqual(
      was,
    );
  });

  test.each([
    [
      { extends: "ptfi-meuse-2017" },
      "prolonge un Pacte inconnu, « ptfi-meuse-2017 ». Vouliez-vous dire « ptfi-meuse-2017-2021 » ?",
    ],
    [
      { periodEnd: "2021-06-30", years: [2021] },
      "finirait le 2021-06-30, quand le Pacte qu'elle prolonge va au 2021-12-31.",
    ],
    [{ years: [2023] }, "ajoute le sous-programme 2023, déjà du Pacte ou hors de son terme (2022)."],
  ])("one that cannot prolong it is refused: %j", (change, sentence) => {
    expect(() => pactsIn(extendedBy(change))).toThrow(sentence);
  });
});
