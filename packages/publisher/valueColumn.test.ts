import { normalised } from "@pacte-hub/release-file/extract";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import { expect, test } from "vitest";
import { valueColumn } from "./valueColumn.ts";

const indicator = { columns: ["foyers_rsa", "Nombre foyers RSA"], title: "Foyers allocataires du RSA" };

/** The column that is read of a header, or the code and the sentence by which it is refused. */
function found(labels: readonly string[], declared = {}): string {
  const faults = new Faults();
  const header = { number: 1, labels, names: labels.map(normalised) };
  const name = valueColumn(header, { indicator, declared }, faults);
  return faults.found.map(({ code, message }) => `${code} ${message}`).join() || name;
}

test.each(["foyers_rsa (hors majorés)", "Nombre foyers RSA socle", "Foyers RSA, moins de 25 ans", "femmes_foyers_rsa"])(
  "a column called %j is told to be the dataset's, and of a part of those counted",
  (label) => {
    const sentence = found(["code", "periode", label]);
    expect(sentence).toMatch(/^PART_ONLY .*une partie/);
    expect(sentence).toContain(`--column "${label}"`);
    expect(found(["code", "periode", label], { valueColumn: label })).toBe(normalised(label));
  },
);

test("a column that is called so and says more, of no part, may be named", () => {
  expect(found(["code", "Nombre foyers RSA par commune"])).toMatch(
    /^MISSING_COLUMN .*--column "Nombre foyers RSA par commune"/,
  );
});

test.each(["Foyers allocataires du RSA", "Nombre de foyers allocataires du RSA"])(
  "a column called %j, as the dataset is, holds its figures",
  (label) => {
    expect(found(["code", "periode", label])).toBe(normalised(label));
  },
);

test.each([
  "Nombre de foyers RSA",
  "nb_foyers_rsa",
  "Nombre de foyers au RSA",
  "Effectif des foyers RSA",
  "valeur_brute",
  "Valeur brute",
])("a column called %j says no more than the dataset's do, and holds its figures", (label) => {
  expect(found(["code", "periode", label])).toBe(normalised(label));
});

test.each([
  "Nombre de foyers",
  "nombre de communes",
  "valeur_nette",
  "brut",
  "Nombre de foyers RSA majoré",
  "foyers_rsa_n",
])("a column called %j says less or more, and is not taken for its figures", (label) => {
  expect(found(["code", "periode", label])).toMatch(/^(MISSING_COLUMN|PART_ONLY)/);
});

test("two columns that say no more than the dataset's do are asked about, and one called as they are is taken", () => {
  expect(found(["code", "Nombre de foyers RSA", "valeur_brute"])).toMatch(/^AMBIGUOUS_COLUMN/);
  expect(found(["code", "foyers_rsa", "valeur_brute"])).toBe("foyers_rsa");
});

test("a column that is called as the dataset's are is read, whatever others say of a part", () => {
  expect(found(["code", "Foyers RSA", "foyers_rsa (hors majorés)"])).toBe("foyers_rsa");
  expect(found(["code", "foyers_rsa", "Nombre foyers RSA"])).toMatch(/^AMBIGUOUS_COLUMN/);
  expect(found(["code", "periode"])).toMatch(/^MISSING_COLUMN la colonne « valeur » manque/);
});
