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

/** What a jury would bring that wishes to see a wrong figure come out. */
describe("a file that is wrong, cut, or can be read two ways is refused, and nothing is published", () => {
  const figure = (text: string) => () => verdun(({ code, name }) => `${code};${name};2024-12;${text}`);
  const followedBy = (line: string) => () => `${whole()}${line}\r\n`;
  const territory = (text: string) => () => verdun(({ name, value }) => `${text};${name};2024-12;${value}`);
  test.each<[kind: string, codes: string, content: () => string | Buffer]>([
    ["UTF-16 without its mark", "NOT_TEXT", () => utf16(whole()).subarray(2)],
    [
      "null bytes far from its beginning",
      "NOT_TEXT",
      () => `${whole()}${"\r\n".repeat(40_000)}${followedBy("55001;\0;2024-12;5")()}`,
    ],
    ["a workbook renamed", "NOT_TEXT", () => Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.from(whole())])],
    ["a PDF renamed", "NOT_TEXT", () => `%PDF-1.7\n${whole()}`],
    ["a web page saved as a table", "NOT_TEXT", () => `<table><tr><td>${whole()}</td></tr></table>`],
    ["JSON", "NOT_TEXT", () => JSON.stringify(december.rows)],
    ["nothing but a mark of its beginning", "EMPTY_FILE", () => "\uFEFF"],
    ["a header alone", "EMPTY_FILE", () => `${heading}\r\n`],
    [
      "a quote that never ends",
      "MALFORMED_LINE",
      () => verdun(({ code, value }) => `${code};"Verdun;2024-12;${value}`),
    ],
    ["a line that never ends", "MALFORMED_LINE", () => `${whole()}${"5".repeat(20_000_000)}`],
    ["thousands cut by a point", "AMBIGUOUS_NUMBER", figure("1.120")],
    ["thousands cut by an apostrophe", "NOT_A_NUMBER", figure("1'120")],
    ["thousands cut by an underscore", "NOT_A_NUMBER", figure("1_120")],
    ["thousands cut wrongly", "NOT_A_NUMBER", figure("11 20")],
    ["a share", "NOT_A_NUMBER", figure("12 %")],
    ["a unit after the figure", "NOT_A_NUMBER", figure("1120 foyers")],
    ["a note after the figure", "NOT_A_NUMBER", figure("1120 (1)")],
    ["a raised note after the figure", "NOT_A_NUMBER", figure("1120¹")],
    ["a letter for a nought", "NOT_A_NUMBER", figure("112O")],
    ["figures of another script", "NOT_A_NUMBER", figure("١١٢٠")],
    ["a formula", "NOT_A_NUMBER", figure("=1000+120")],
    ["a formula that failed", "NOT_A_NUMBER", figure("#REF!")],
    ["scientific writing", "NOT_A_NUMBER", figure("1.12E+03")],
    ["hexadecimal", "NOT_A_NUMBER", figure("0x460")],
    ["infinity", "NOT_A_NUMBER", figure("Infinity")],
    ["a negative count", "NEGATIVE", figure("-1120")],
    ["a negative count as accountants write it", "NOT_A_NUMBER", figure("(1120)")],
    ["half a household", "NOT_AN_INTEGER", figure("1120,5")],
    ["a count that its source would have rounded", "NOT_ROUNDED", figure("1121")],
    ["two figures in a field", "NOT_A_NUMBER", figure('"1120\n55"')],
    [
      "the number of a day in the place of a date",
      "WRONG_PERIOD",
      () => whole(({ code, name, value }) => `${code};${name};45657;${value}`),
    ],
    ["an American date", "WRONG_PERIOD", () => whole(({ code, name, value }) => `${code};${name};12/31/2024;${value}`)],
    ["a year for a month", "WRONG_PERIOD", () => whole(({ code, name, value }) => `${code};${name};2024;${value}`)],
    ["a month to come", "WRONG_PERIOD", () => whole((row) => lineOf(row, "2098-12"))],
    [
      "a year that is not that of its date",
      "PERIOD_DIFFERS",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};2023;2024-12;${value}`,
          "Numéro commune;Nom commune;Année;Date référence;Nombre foyers RSA",
        ),
    ],
    [
      "years in the header of a monthly count",
      "WRONG_PERIOD",
      () =>
        whole(({ code, name, value }) => `${code};${name};${value};${value}`, "Numéro commune;Nom commune;2023;2024"),
    ],
    [
      "a period twice in the header",
      "AMBIGUOUS_COLUMN",
      () =>
        whole(
          ({ code, name, value }) => `${code};${name};${value};${value}`,
          "Numéro commune;Nom commune;2024-12;déc-24",
        ),
    ],
    ["a total under a name nobody knows", "UNKNOWN_TERRITORY", followedBy(";Total général du fichier;2024-12;4230")],
    ["a subtotal by canton", "UNKNOWN_TERRITORY", followedBy("Canton de Verdun;;2024-12;1500")],
    ["a total that its communes contradict", "MARGIN_DIFFERS", followedBy("55;Meuse;2024-12;9000")],
    ["a commune of Meurthe-et-Moselle among ours", "UNKNOWN_TERRITORY", territory("54395")],
    ["a commune of Corsica among ours", "UNKNOWN_TERRITORY", territory("2A004")],
    ["a code that lost its first nought", "UNKNOWN_TERRITORY", territory("1001")],
    ["a commune that another has absorbed", "UNKNOWN_TERRITORY", territory("55003")],
    ["a postal code", "UNKNOWN_TERRITORY", territory("55800")],
    ["a code as a power of ten", "UNKNOWN_TERRITORY", territory("5,5545E+04")],
    ["an unseen sign in a code", "UNKNOWN_TERRITORY", territory("55\u200b545")],
    ["a commune once by its code, once by its name", "DUPLICATE_CELL", followedBy("Verdun;Verdun;2024-12;1120")],
    ["a line twice", "DUPLICATE_CELL", followedBy("55001;Abainville;2024-12;0")],
    [
      "a second table under the first",
      "DUPLICATE_CELL NOT_A_NUMBER UNKNOWN_TERRITORY WRONG_PERIOD",
      followedBy("Numéro commune;Nom commune;Date référence;Nombre foyers PPA\r\n55001;Abainville;2024-12;15"),
    ],
    [
      "the names of other lines",
      "NAMES_DIFFER",
      () =>
        whole(
          ({ code, value }, at) => `${code};${december.rows[(at + 1) % december.rows.length]?.name};2024-12;${value}`,
        ),
    ],
    [
      "thousands said in the header",
      "MISSING_COLUMN",
      () => whole(undefined, heading.replace("foyers RSA", "foyers RSA (en milliers)")),
    ],
    ["thousands said in a title", "AMBIGUOUS_NUMBER", () => `En milliers de foyers;;;\r\n${whole()}`],
    ["a title that says a part", "PART_ONLY", () => `Foyers RSA majoré, Meuse;;;\r\n${whole()}`],
    [
      "a title that says that it is provisional",
      "PROVISIONAL",
      () => `Foyers RSA, données provisoires;;;\r\n${whole()}`,
    ],
    [
      "a column of values without a header",
      "UNKNOWN_COLUMN",
      () =>
        whole(
          ({ code, name, value }, at) => `${code};${name};${at % 2 ? "majoré" : "socle"};2024-12;${value}`,
          "Numéro commune;Nom commune;;Date référence;Nombre foyers RSA",
        ),
    ],
    ["statuses that say provisional", "PROVISIONAL", () => whole((row) => `${lineOf(row)};P`, `${heading};OBS_STATUS`)],
    [
      "thousands by the source's own mark",
      "AMBIGUOUS_NUMBER",
      () => whole((row) => `${lineOf(row)};3`, `${heading};UNIT_MULT`),
    ],
    [
      "lines and columns the other way round",
      "MISSING_COLUMN",
      () =>
        [
          ["Date référence", ...december.rows.map(({ code }) => code)],
          ["2024-12", ...december.rows.map(({ value }) => value)],
        ]
          .map((line) => line.join(";"))
          .join("\n"),
    ],
    ["one value everywhere", "IMPLAUSIBLE", () => whole(({ code, name }) => `${code};${name};2025-12;10`)],
    ["half of its lines", "FILE_CUT IMPLAUSIBLE", () => whole().split("\r\n").slice(0, 250).join("\r\n")],
    [
      "all but its largest commune",
      "IMPLAUSIBLE",
      () =>
        whole()
          .split("\r\n")
          .filter((line) => !line.startsWith("55545"))
          .join("\r\n"),
    ],
    [
      "two communes exchanged",
      "FIGURES_EXCHANGED IMPLAUSIBLE",
      () => {
        const [one, other] = ["55545", "55001"].map(
          (code) => december.rows.find((row) => row.code === code)?.value ?? 0,
        );
        return whole((row) =>
          lineOf({
            ...row,
            value: row.code === "55545" ? (other ?? 0) : row.code === "55001" ? (one ?? 0) : row.value,
          }),
        );
      },
    ],
  ])("%s", async (_, codes, content) => {
    const outcome = await outcomeOf(content());
    expect([...new Set(outcome.split(","))].toSorted()).toEqual(codes.split(" ").toSorted());
  });

  test.each(["rsa_femmes_2024", "RSA majoré", "foyers-rsa-moins de 25 ans", "extrait_rsa", "rsa_hors_msa"])(
    "a file called %s",
    async (name) => {
      expect(await outcomeOf(whole(), name)).toBe("PART_ONLY");
      expect(await outcomeOf(whole(), name, { unusualBecause: "le fichier compte tout le monde" })).toBe("published");
    },
  );

  test("thousands said in the header of the column that the steward names", async () => {
    const header = heading.replace("foyers RSA", "foyers RSA (en milliers)");
    const declared = { valueColumn: "Nombre foyers RSA (en milliers)" };
    expect(await outcomeOf(whole(undefined, header), "rsa", declared)).toBe("AMBIGUOUS_NUMBER");
  });

  test("a file called provisional", async () => {
    expect(await outcomeOf(whole(), "rsa_2024_provisoire")).toBe("PROVISIONAL");
  });
});
