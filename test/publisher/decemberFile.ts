import { readFile } from "node:fs/promises";
import { caf } from "@pacte-hub/caf/institution";
import { shippedFile } from "@pacte-hub/data/shipped";
import { type Desk, openDesk, refusalOf } from "../desk.ts";

/** One commune: its code, its name, its households. */
export interface Row {
  readonly code: string;
  readonly name: string;
  readonly value: number;
}
/** The communes of December 2024, their households of the year before, and a desk that has published both. */
export interface Desked {
  readonly rows: readonly Row[];
  readonly before: ReadonlyMap<string, number>;
  readonly desk: Desk;
}

export async function openDecember(): Promise<Desked> {
  const desk = await openDesk(caf);
  const [header = "", ...lines] = (await readFile(shippedFile("caf/caf-communes-meuse-2020-2024.csv"), "utf8"))
    .trim()
    .split(/\r?\n/);
  const names = header.split(";");
  const [code, name, period, figure] = ["code_commune", "commune", "periode", "foyers_rsa"].map((one) =>
    names.indexOf(one),
  );
  const all = lines.map((line) => line.split(";"));
  const of = (month: string) =>
    all
      .filter((fields) => fields[period ?? 0] === month)
      .map((fields) => ({
        code: fields[code ?? 0] ?? "",
        name: fields[name ?? 0] ?? "",
        value: Number(fields[figure ?? 0]),
      }));
  const former = of("2023-12");
  // A handful of communes are given in one year and not in the other.
  const both = new Set(
    of("2024-12")
      .map(({ code }) => code)
      .filter((code) => former.some((row) => row.code === code)),
  );
  const alike = (some: readonly Row[]) => some.filter(({ code }) => both.has(code));
  const rows = alike(of("2024-12"));
  const before = new Map(former.map(({ code, value }) => [code, value]));
  for (const month of ["2022-12", "2023-12", "2024-12"])
    await desk.publishing(
      "rsa-households",
      [heading, ...alike(of(month)).map((one) => lineOf(one, month)), ""].join("\n"),
    );
  return { rows, before, desk };
}

export const heading = "Numéro commune;Nom commune;Date référence;Nombre foyers RSA";
export const lineOf = ({ code, name, value }: Row, month = "2024-12") => `${code};${name};${month};${value}`;

/** What may be made of the file, and what comes of it. */
export function decemberFile({ rows, desk }: Desked) {
  const whole = (write: (row: Row, at: number) => string = (row) => lineOf(row), header = heading): string =>
    [header, ...rows.map(write), ""].join("\r\n");
  /** The file with one line in the place of that of Verdun, the largest. */
  const verdun = (write: (row: Row) => string) => whole((row) => (row.code === "55545" ? write(row) : lineOf(row)));
  const outcomeOf = async (content: string | Buffer, name = "rsa", declared = {}) =>
    refusalOf(
      desk
        .publishing("rsa-households", content, { declared, fileName: name })
        .then((outcomes) =>
          outcomes.every(({ isNew }) => !isNew) ? undefined : Promise.reject(new Error("other figures")),
        ),
    );
  return { whole, verdun, outcomeOf };
}
