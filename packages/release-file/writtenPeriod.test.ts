import fc from "fast-check";
import { expect, test } from "vitest";
import { excelDay, monthsOfDay, type PeriodKind, writtenPeriod, yearAnd } from "./writtenPeriod.ts";

const code = (text: string, kind: PeriodKind) => writtenPeriod(text, kind)?.code;

test.each([
  ["2022-12", "MONTH", "2022-12"],
  ["31/12/2022", "MONTH", "2022-12"],
  ["1/12/2022", "MONTH", "2022-12"],
  ["2022-12-31", "MONTH", "2022-12"],
  ["2022-12-31T00:00:00", "MONTH", "2022-12"],
  ["déc-22", "MONTH", "2022-12"],
  ["Déc.-22", "MONTH", "2022-12"],
  ["décembre 2022", "MONTH", "2022-12"],
  ["août 2019", "MONTH", "2019-08"],
  ["12/2022", "MONTH", "2022-12"],
  ["202212", "MONTH", "2022-12"],
  ["2022M12", "MONTH", "2022-12"],
  ["31DEC2022", "MONTH", "2022-12"],
  ["01DEC22:00:00:00", "MONTH", "2022-12"],
  ["31-déc.-22", "MONTH", "2022-12"],
  ["31 décembre 2022", "MONTH", "2022-12"],
  ["1er août 2022", "MONTH", "2022-08"],
  ["31DEC2022", "QUARTER", "2022-Q4"],
  ["2022-T4", "QUARTER", "2022-Q4"],
  ["T4 2022", "QUARTER", "2022-Q4"],
  ["2022 T4", "QUARTER", "2022-Q4"],
  ["2022Q4", "QUARTER", "2022-Q4"],
  ["4e trimestre 2022", "QUARTER", "2022-Q4"],
  ["1er trimestre 2022", "QUARTER", "2022-Q1"],
  ["2021T4", "QUARTER", "2021-Q4"],
  ["4ème trimestre 2021", "QUARTER", "2021-Q4"],
  ["4e trim. 2021", "QUARTER", "2021-Q4"],
  ["4T2021", "QUARTER", "2021-Q4"],
  ["4T21", "QUARTER", "2021-Q4"],
  ["T4-21", "QUARTER", "2021-Q4"],
  ["2021 - T4", "QUARTER", "2021-Q4"],
  ["trimestre 4 2021", "QUARTER", "2021-Q4"],
  ["2021 4e trimestre", "QUARTER", "2021-Q4"],
  ["déc.2022", "MONTH", "2022-12"],
  ["2022 décembre", "MONTH", "2022-12"],
  ["2022/12", "MONTH", "2022-12"],
  ["31/12/2022", "QUARTER", "2022-Q4"],
  ["31/12/2022", "YEAR", "2022"],
  ["2022", "YEAR", "2022"],
] as const)("%j is a period of a %s dataset", (text, kind, expected) => {
  expect(code(text, kind)).toBe(expected);
});

test.each([
  ["31/02/2022", "MONTH"],
  ["31 novembre 2022", "MONTH"],
  ["31DIC2022", "MONTH"],
  ["12/31/2022", "MONTH"],
  ["2022-13", "MONTH"],
  ["2022", "MONTH"],
  ["2022-Q4", "MONTH"],
  ["2022-12", "QUARTER"],
  ["15/12/2022", "QUARTER"],
  ["01/01/2022", "YEAR"],
  ["T5 2022", "QUARTER"],
  ["foo 2022", "MONTH"],
  ["0022-12", "MONTH"],
  ["", "YEAR"],
] as const)("%j is no period of a %s dataset", (text, kind) => {
  expect(code(text, kind)).toBeUndefined();
});

test.each([
  ["2022", "12", "MONTH", "2022-12"],
  ["2022", "3", "MONTH", "2022-03"],
  ["2022", "décembre", "MONTH", "2022-12"],
  ["2022", "M12", "MONTH", "2022-12"],
  ["2022", "4", "QUARTER", "2022-Q4"],
  ["2022", "T4", "QUARTER", "2022-Q4"],
  ["2022", "4e trimestre", "QUARTER", "2022-Q4"],
  ["2022,0", "12,0", "MONTH", "2022-12"],
  ["2022", "13", "MONTH", undefined],
  ["2022", "5", "QUARTER", undefined],
  ["", "12", "MONTH", undefined],
] as const)("the year %j and its part %j, of a %s dataset", (year, part, kind, expected) => {
  expect(code(yearAnd(year, part, kind), kind)).toBe(expected);
});

test.each([
  ["44926", "31/12/2022"],
  ["44927", "01/01/2023"],
  ["36526", "01/01/2000"],
  ["55001", null],
  ["2022", null],
])("%j is the spreadsheet's number of the day %j", (text, day) => {
  expect(excelDay(text)).toBe(day);
});

test("every day of a month, written in French or ISO, is in its month", () => {
  const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2049-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, day] = iso.split("-");
      for (const text of [iso, `${day}/${month}/${year}`, `${Number(day)}/${Number(month)}/${year}`])
        expect(code(text, "MONTH")).toBe(`${year}-${month}`);
    }),
  );
});

test.each([
  ["05/12/2024", "2024-12", "2024-05"],
  ["5/12/2024", "2024-12", "2024-05"],
  ["12/01/2024", "2024-01", "2024-12"],
  ["06.10.2024", "2024-10", "2024-06"],
  ["24/12/01", "2001-12", "2024-12"],
])("%j is a day of %s or of %s", (text, ...months) => {
  expect(monthsOfDay(text)).toEqual(months);
});

test.each([
  "31/12/2024",
  "01/12/2024",
  "1/12/2024",
  "30/06/2024",
  "15/12/2024",
  "12/12/2024",
  "12/31/2024",
  "31/12/24",
  "01/12/24",
  "2024-05-12",
  "2024-12",
  "déc-24",
])("%j can only be of one month", (text) => {
  expect(monthsOfDay(text)).toBeNull();
});
