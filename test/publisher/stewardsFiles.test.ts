import { join } from "node:path";
import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import type { Publication } from "@pacte-hub/publisher/publication";
import { checkExtracts } from "@pacte-hub/publisher/publish";
import type { JudgedReading } from "@pacte-hub/publisher/readingReport";
import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "../desk.ts";

const folder = join(import.meta.dirname, "../fixtures/publish/stewards");
const institutions = { caf, department, "pole-emploi": poleEmploi, siae };
type Name = keyof typeof institutions;

/** An empty database for each institution; `invented` has generated figures only. */
const desks = new Map<string, Desk>();
beforeAll(async () => {
  for (const [name, institution] of Object.entries(institutions)) {
    desks.set(name, await openDesk(institution));
    if (name !== "department" && name !== "siae") continue;
    const desk = await openDesk(institution);
    const mark = "insert into authority.mark (demonstration) values (true)";
    await withClient(desk.urls.OWNER, (client) => client.query(mark));
    desks.set(`${name} invented`, desk);
  }
}, 240_000);
afterAll(async () => {
  for (const desk of desks.values()) await desk.close();
});

const key = signingKey(newSigningKeyPem());

/** Tries to publish a file, and takes it back: what was refused, by codes; or what the steward is told of the reading. */
async function tried(name: Name, dataset: string, file: string, also: Partial<Publication> = {}) {
  const institution: Institution = institutions[name];
  const indicator = indicatorOf(institution, dataset);
  const desk = desks.get(also.demonstration ? `${name} invented` : name);
  if (!indicator || !desk) throw new Error("no such dataset");
  const source = { title: file, licence: "non précisée", retrievedOn: null, url: null };
  const readings: JudgedReading[] = [];
  try {
    await checkExtracts(desk.urls.PUBLISHER, {
      institution,
      indicator,
      file: join(folder, file),
      source,
      provisional: false,
      demonstration: false,
      embargoUntil: null,
      key,
      abroad: noHub,
      declared: {},
      read: (_, reading) => readings.push(reading),
      ...also,
    });
    const [reading] = readings;
    return { refused: [], reading };
  } catch (error) {
    if (!(error instanceof ExtractRefused)) throw error;
    return { refused: [...new Set(error.faults.map(({ code }) => code))].sort(), message: error.message };
  }
}

const invented = { demonstration: true };

describe("a file that a steward may have in hand", () => {
  test.each<[file: string, name: Name, dataset: string, also?: Partial<Publication>]>([
    ["01_caf_real_shape.csv", "caf", "rsa-households"],
    ["13_date_fr.csv", "caf", "rsa-households"],
    ["14_date_excel_month.csv", "caf", "rsa-households"],
    ["17_title_lines.csv", "caf", "rsa-households"],
    ["19_total_row.csv", "caf", "rsa-households"],
    ["20_total_row_55.csv", "caf", "rsa-households"],
    ["25_code_eq_quoted.csv", "caf", "rsa-households"],
    ["27_mixed_eol.csv", "caf", "rsa-households"],
    ["30_sep_line.csv", "caf", "rsa-households"],
    ["31_unquoted_quote.csv", "caf", "rsa-households"],
    ["38_codgeo.csv", "caf", "rsa-households"],
    ["numcom.csv", "caf", "rsa-households"],
    ["60_quarter_1.csv", "pole-emploi", "jobseekers"],
    ["60_quarter_2.csv", "pole-emploi", "jobseekers"],
    ["60_quarter_3.csv", "pole-emploi", "jobseekers"],
    ["61_dares_breakdown_fr.csv", "pole-emploi", "jobseekers"],
    ["70_prot_ok.csv", "department", "cer-signed", invented],
    ["77_prot_siren_epci_header.csv", "department", "cer-signed", invented],
    ["79_prot_names.csv", "department", "cer-signed", invented],
    ["91_siae_ok.csv", "siae", "structures", { declared: { period: "2022-07" } }],
    ["siae_names.csv", "siae", "siae-fte-worked", invented],
  ])("%s is understood", async (file, name, dataset, also) => {
    expect((await tried(name, dataset, file, also)).refused).toEqual([]);
  });

  test.each<[file: string, count: number]>([
    ["23_marker_0.csv", 35],
    ["23_marker_1.csv", 35],
    ["23_marker_3.csv", 35],
    ["23_marker_5.csv", 35],
    ["40_sdmx_status_c.csv", 21],
  ])("%s: what the source does not give is counted apart, and is no zero", async (file, count) => {
    const { refused, reading } = await tried("caf", "rsa-households", file);
    expect([refused, reading?.notGiven]).toEqual([[], count]);
  });

  test("a national file is read for the Meuse, and says how many lines it leaves out; one slip in ours is refused", async () => {
    // Its lines of the Meuse have codes of no commune: one sentence says so, whatever their number.
    const { refused, message } = await tried("caf", "rsa-households", "43_national.csv");
    // Those that were a commune's once are told apart, with the commune they became.
    expect([refused, message?.split("\n").length]).toEqual([["UNKNOWN_TERRITORY"], 2]);
    expect(message).toMatch(/« \d{5}.* → \d{5}, .* »/);
  });

  test("totals are compared and not counted, and a value that no line has is told", async () => {
    const whole = await tried("department", "orientations", "83_prot_totals_all_dims.csv", invented);
    expect([whole.refused, whole.reading?.compared, whole.reading?.absentValues]).toEqual([[], 16, []]);
    const part = await tried("department", "orientations", "84_prot_partial_dims.csv", invented);
    expect([part.refused, part.reading?.absentValues]).toEqual([[], ["pathway=SOCIO_PROFESSIONAL"]]);
  });

  test("titles and notes are left out by their lines; each column is told for what it was read as", async () => {
    const { reading } = await tried("caf", "rsa-households", "17_title_lines.csv");
    expect(reading).toMatchObject({
      leftOut: [
        { number: 1, text: "Foyers allocataires du RSA, Meuse" },
        { number: 2, text: "Source : CAF" },
      ],
      readAs: [
        ["Numéro commune", "territoire"],
        ["Date référence", "période"],
        ["Nombre foyers RSA", "chiffre"],
      ],
      ignored: ["Nom commune"],
    });
  });

  test("a fault of every line is told once, with its first lines and how many have it", async () => {
    const { message } = await tried("caf", "rsa-households", "12_decimal_3zeros.csv");
    expect(message?.split("\n").length).toBeLessThanOrEqual(6);
    const dated = await tried("pole-emploi", "jobseekers", "01_caf_real_shape.csv", {
      declared: { valueColumn: "Nombre foyers RSA" },
    });
    expect(dated.message).toMatch(/^lignes 2, 3, 4, 5, 6… \(499 en tout\) : « 2022-12 » n'est pas un trimestre/m);
  });

  test("the steward's word lets through what it is said of, and nothing else", async () => {
    const ignored = { declared: { ignored: ["Type RSA"] } };
    expect((await tried("caf", "rsa-households", "35_filtered_extra_dim.csv", ignored)).refused).toEqual([]);
    const genre = { declared: { ignored: ["genre"] } };
    expect((await tried("caf", "rsa-people-covered", "genre.csv", genre)).refused).toEqual(["UNKNOWN_COLUMN"]);
    const unusual = await tried("caf", "rsa-households", "50_values_x10.csv", {
      declared: { unusualBecause: "recensement exhaustif" },
    });
    // The Department, its sixteen EPCI, one sentence for all the communes, and that all are multiples of 100.
    expect([unusual.refused, unusual.reading?.unusual.length]).toEqual([[], 19]);
    expect(
      (await tried("caf", "rsa-households", "12_decimal_3zeros.csv", { declared: { decimalMark: "." } })).refused,
    ).toEqual([]);
  });

  test.each<[file: string, codes: string, name: Name, dataset: string, also?: Partial<Publication>]>([
    ["08_thousand_dot.csv", "AMBIGUOUS_NUMBER", "caf", "rsa-households"],
    ["09_thousand_comma_quoted.csv", "AMBIGUOUS_NUMBER", "caf", "rsa-households"],
    ["12_decimal_3zeros.csv", "AMBIGUOUS_NUMBER", "caf", "rsa-households"],
    ["71_prot_thousand_dot.csv", "AMBIGUOUS_NUMBER", "department", "cer-signed", invented],
    ["72_prot_thousand_comma.csv", "AMBIGUOUS_NUMBER", "department", "cer-signed", invented],
    ["th_comma.csv", "AMBIGUOUS_NUMBER", "department", "cer-signed", invented],
    ["45_spaces_inside.csv", "NOT_A_NUMBER", "caf", "rsa-households"],
    ["32_short_row_shift.csv", "MALFORMED_LINE", "caf", "rsa-households"],
    ["short.csv", "MALFORMED_LINE", "caf", "rsa-households"],
    ["33_dup_header.csv", "AMBIGUOUS_COLUMN", "caf", "rsa-households"],
    ["34_two_value_cols.csv", "AMBIGUOUS_COLUMN", "caf", "rsa-households"],
    ["35_filtered_extra_dim.csv", "UNKNOWN_COLUMN", "caf", "rsa-households"],
    ["majore.csv", "UNKNOWN_COLUMN", "caf", "rsa-households"],
    ["genre.csv", "UNKNOWN_COLUMN", "caf", "rsa-people-covered"],
    ["36_period_contradict.csv", "PERIOD_DIFFERS", "caf", "rsa-households", { declared: { period: "2023-12" } }],
    ["90_siae_dup_lines.csv", "DUPLICATE_CELL", "siae", "structures", { declared: { period: "2022-07" } }],
    ["oldepci.csv", "UNKNOWN_TERRITORY", "department", "cer-signed", invented],
    ["50_values_x10.csv", "IMPLAUSIBLE", "caf", "rsa-households"],
    ["outlier.csv", "IMPLAUSIBLE", "caf", "rsa-people-covered"],
  ])("%s is refused: %s", async (file, codes, name, dataset, also) => {
    expect((await tried(name, dataset, file, also)).refused).toEqual(codes.split(" "));
  });
});
