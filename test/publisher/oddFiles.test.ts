import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desked, decemberFile, heading, lineOf, openDecember } from "./decemberFile.ts";

let december: Desked;
let whole: ReturnType<typeof decemberFile>["whole"];
let verdun: ReturnType<typeof decemberFile>["verdun"];
let outcomeOf: ReturnType<typeof decemberFile>["outcomeOf"];
beforeAll(async () => {
  december = await openDecember();
  ({ whole, verdun, outcomeOf } = decemberFile(december));
}, 240_000);
afterAll(() => december.desk.close());

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const latin1 = (text: string) => Buffer.from(text, "latin1");
/** The letters of our communes' names and headers, by their bytes on a DOS. */
const bytes850 = {
  é: 0x82,
  â: 0x83,
  à: 0x85,
  ç: 0x87,
  ê: 0x88,
  ë: 0x89,
  è: 0x8a,
  î: 0x8c,
  ô: 0x93,
  û: 0x96,
  É: 0x90,
  È: 0xd4,
};
const inCodePage850 = (text: string) =>
  Buffer.from(
    [...text.replaceAll("œ", "oe")].map((sign) => bytes850[sign as keyof typeof bytes850] ?? sign.charCodeAt(0)),
  );
const grouped = (value: number, sign: string) => String(value).replace(/\B(?=(\d{3})+$)/g, sign);
const withGroups = (sign: string) =>
  verdun(({ value, ...row }) => `${row.code};${row.name};2024-12;${grouped(value * 1, sign)}`);

/** Each brings the households of one December, which are published already: understood, it brings nothing new. */
describe("a file of an odd shape that can only mean one thing brings the figures it means", () => {
  test.each<[kind: string, content: () => string | Buffer]>([
    ["UTF-16 with its mark", () => utf16(whole())],
    ["windows-1252", () => latin1(whole())],
    ["code page 850", () => inCodePage850(whole())],
    ["line ends of an old Macintosh", () => whole().replaceAll("\r\n", "\r")],
    ["every field between quotes", () => whole(({ code, name, value }) => `"${code}";"${name}";"2024-12";"${value}"`)],
    [
      "spaces and tabulations around fields",
      () => whole(({ code, name, value }) => `  ${code} ;\t${name} ; 2024-12;  ${value}  `),
    ],
    [
      "codes that a spreadsheet took for numbers",
      () => whole(({ code, name, value }) => `${code}.0;${name};2024-12;${value}`),
    ],
    [
      "codes cut in groups",
      () => whole(({ code, name, value }) => `${code.slice(0, 2)} ${code.slice(2)};${name};2024-12;${value}`),
    ],
    ["counts with a decimal nought", () => whole(({ code, name, value }) => `${code};${name};2024-12;${value},0`)],
    ["thousands cut by a narrow space", () => withGroups("\u202f")],
    ["thousands cut by an unbreakable space", () => withGroups("\u00a0")],
    ["header on line 3, after two titles", () => `Foyers allocataires du RSA;;;\r\nSource : CAF;;;\r\n${whole()}`],
    [
      "notes after the table",
      () => `${whole()}Source : CAF de la Meuse, décembre 2024\r\nChamp : foyers ayant un droit versable\r\n`,
    ],
    [
      "empty columns at the end and between",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};;2024-12;${value};;`,
          "Numéro commune;Nom commune;;Date référence;Nombre foyers RSA;;",
        ),
    ],
    [
      "a year and a month in two columns",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};2024;12;${value}`,
          "Numéro commune;Nom commune;Annee;Mois;Nombre foyers RSA",
        ),
    ],
    [
      "a year and a month in words",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};décembre;2024;${value}`,
          "Numéro commune;Nom commune;Mois;Année;Nombre foyers RSA",
        ),
    ],
    [
      "a day, a month and a year",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};31;12;2024;${value}`,
          "Numéro commune;Nom commune;Jour;Mois;Année;Nombre foyers RSA",
        ),
    ],
    [
      "a date beside the year it is of",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};2024;2024-12;${value}`,
          "Numéro commune;Nom commune;Année;Date référence;Nombre foyers RSA",
        ),
    ],
    [
      "the period in the header",
      () => whole(({ code, name, value }) => `${code};${name};${value}`, "Numéro commune;Nom commune;2024-12"),
    ],
    [
      "the period in the header, in words",
      () => whole(({ code, name, value }) => `${code};${name};${value}`, "Numéro commune;Nom commune;déc. 2024"),
    ],
    [
      "two periods in the header",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};${december.before.get(code) ?? ""};${value}`,
          "Numéro commune;Nom commune;2023-12;2024-12",
        ),
    ],
    [
      "names in the place of codes, where one commune bears each",
      () =>
        whole(
          ({ code, name, value }, at) => `${at % 50 ? code : name};2024-12;${value}`,
          "Numéro commune;Date référence;Nombre foyers RSA",
        ),
    ],
    [
      "a header that says no more than the usual one",
      () => whole((row) => lineOf(row), heading.replace("Nombre foyers", "Nombre de foyers")),
    ],
    ["a quarter beside the month that it is of", () => whole((row) => `${lineOf(row)};T4`, `${heading};Trimestre`)],
    ["the Department's total under another name", () => `${whole()};;;\r\n`],
    [
      "a mark of the beginning in the middle, of two files put end to end",
      () => whole((row, at) => `${at === 200 ? "\uFEFF" : ""}${lineOf(row)}`),
    ],
  ])("%s", async (_, content) => {
    expect(await outcomeOf(content())).toBe("published");
  });
});

/** What those who made such a file wrote of it, in words that are in no list. */
describe("a file whose words or columns say something else is refused, and published where the steward's word says why", () => {
  const total = (more: number) => () =>
    `${whole()}55;Meuse;2024-12;${december.rows.reduce((sum, { value }) => sum + value, more)}\r\n`;
  test.each<[kind: string, code: string, content: () => string]>([
    ["who has a right is not who asks for it", "PART_ONLY", () => `Foyers éligibles au RSA;;;\r\n${whole()}`],
    ["a part of them, in the scope", "PART_ONLY", () => `${whole()}Champ : foyers propriétaires\r\n`],
    ["what a year has changed", "OTHER_DATASET", () => `Évolution annuelle du nombre de foyers;;;\r\n${whole()}`],
    ["a total that was the sum of its communes", "MARGIN_DIFFERS", total(350)],
  ])("%s", async (_, code, content) => {
    expect(await outcomeOf(content())).toBe(code);
    expect(await outcomeOf(content(), "rsa", { unusualBecause: "vérifié auprès de la source" })).not.toContain(code);
  });

  test("but two columns of the period that disagree are corrected", async () => {
    const content = whole((row) => `${lineOf(row)};T2`, `${heading};Trimestre`);
    expect(await outcomeOf(content, "rsa", { unusualBecause: "vérifié" })).toContain("PERIOD_DIFFERS");
  });
});
