import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { atLevel } from "@pacte-hub/data/territories";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { reaudit } from "@pacte-hub/publisher/reaudit";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf, structureList } from "../desk.ts";
import { sirenOf } from "../siren.ts";

/** A network that shows invented figures, and one that publishes its own. */
let desks: Readonly<Record<"invented" | "real", Desk>>;
beforeAll(async () => {
  desks = { invented: await openDesk(siae), real: await openDesk(siae) };
  const mark = "insert into authority.mark (demonstration) values (true)";
  await withClient(desks.invented.urls.OWNER, (client) => client.query(mark));
});
afterAll(async () => {
  for (const desk of Object.values(desks)) await desk.close();
});

const fixture = (name: string) => readFile(join(import.meta.dirname, "../fixtures/publish", name), "utf8");
const invented = { demonstration: true, abroad: noHub };

const statusOf = async (desk: Desk, release: string, territory: string) => {
  const [cell] = await desk.rows(
    `select status from published.cell where release = '${release}' and territory = '${territory}' and breakdown = ''`,
  );
  return cell?.status;
};

/** What today's audit makes of the releases of a year, as any reader, each structure and each holding. */
const judged = (desk: Desk, year: string) =>
  withClient(desk.urls.PUBLISHER, async (client) => {
    const asked = { institution: siae, abroad: noHub, release: null };
    for await (const { releases, attacked } of reaudit(client, asked))
      if (releases[0]?.period === year && attacked) return attacked;
    throw new Error(`nothing of ${year} is withheld`);
  });

const findingsOf = async (desk: Desk, year: string) => (await judged(desk, year)).report.findings;

describe("files that a steward of the network has in hand", () => {
  test("a structure that knows its own figure does not learn the other's: a third is withheld with the two singletons", async () => {
    const file = await fixture("siae_singleton.csv");
    await desks.invented.publishing("siae-fte-worked", file, invented);
    const withheld = await desks.invented.rows(
      "select territory from published.cell where release like '%:2023:1' and status = 'WITHHELD' order by territory",
    );
    const places = withheld.map(({ territory }) => territory);
    expect(places).toEqual(expect.arrayContaining(["200033025", "200034874"]));
    expect(places.length).toBeGreaterThan(2);
    expect(await findingsOf(desks.invented, "2023")).toEqual([]);
  });

  test("the second contributor does not know the first within ten per cent, though none is above 85 %", async () => {
    await desks.invented.publishing("siae-fte-worked", await fixture("siae_p.csv"), invented);
    expect(await statusOf(desks.invented, "siae:siae-fte-worked:2022:1", "200033025")).toBe("WITHHELD");
    expect(await findingsOf(desks.invented, "2022")).toEqual([]);
  });

  test("one structure spelled three ways is one contributor, and its figure is withheld", async () => {
    await desks.invented.publishing("siae-fte-worked", await fixture("siae_names.csv"), invented);
    expect(await statusOf(desks.invented, "siae:siae-fte-worked:2025:1", "200033025")).toBe("WITHHELD");
  });

  test("a list of structures that names one twice is refused with each repeated line, and a right one is accepted", async () => {
    const declared = { declared: { period: "2022-07" } };
    const twice = desks.real.publishing("structures", await fixture("90_siae_dup_lines.csv"), declared);
    expect(await refusalOf(twice)).toMatch(/^DUPLICATE_CELL(,DUPLICATE_CELL)*$/);
    await expect(twice).rejects.toThrow(/ligne 31 : la structure 78341448500020 est déjà nommée à la ligne 2/);
    expect(await desks.real.publishing("structures", await fixture("91_siae_ok.csv"), declared)).toMatchObject([
      { isNew: true },
    ]);
  });
});

const epcis = atLevel("EPCI").map(({ code }) => code);
const [first = "", second = "", third = ""] = epcis;

/** Full-time equivalents of a year: alone in each of the first EPCI (one each), five structures in each of the others. */
function worked(year: string, alone: readonly string[], also: (structure: string) => string = () => ""): string {
  const lines = epcis.flatMap((epci, at) => {
    const structures = alone[at] ? [alone[at]] : [1, 2, 3, 4, 5].map((n) => sirenOf(`${epci}-${n}`));
    return structures.map((one, n) => `${epci};${year};${20 + 3 * n};${one};${also(one)}`);
  });
  return `territoire;periode;valeur;siret;groupe\n${lines.join("\n")}\n`;
}

const [alpha, beta, gamma] = ["783414485", "331802991", "400605135"];
const others = epcis.flatMap((epci) => [1, 2, 3, 4, 5].map((n) => sirenOf(`${epci}-${n}`)));

describe("who a figure is from", () => {
  test("without any register nobody can be checked, and the steward is told what would open the door", async () => {
    const alone = await openDesk(siae);
    const refusal = await refusalOf(alone.publishing("siae-fte-worked", worked("2019", [alpha])));
    await alone.close();
    expect(refusal).toMatch(/registre des structures est vide.*hub publish siae structures/);
  });

  test("must stand in the register: else the line is named, with the structure it most likely means", async () => {
    await desks.real.publishing("structures", structureList([alpha, beta, gamma, ...others]), {
      declared: { period: "2022-08", unusualBecause: "liste reconstituée" },
    });
    const stranger = sirenOf("nul ne la connaît");
    const attempt = desks.real.publishing("siae-fte-worked", worked("2019", [stranger]));
    await expect(attempt).rejects.toThrow(/ligne 2 : la structure « \d+ » n'est pas au registre des structures/);
    expect(await refusalOf(attempt)).toBe("UNREGISTERED_CONTRIBUTOR");
    const slip = desks.real.publishing("siae-fte-worked", worked("2019", ["783414489"]));
    await expect(slip).rejects.toThrow(/clé de contrôle est fausse.*La plus proche au registre : 783414485/);
    expect(await refusalOf(slip)).toBe("UNKNOWN_CONTRIBUTOR");
  });

  test("a name is told the number that the register gives it", async () => {
    const row = `insert into pact.structure values ('78341448500020', 'CENTRE SOCIAL CULTUREL CITE VERTE', 'ACI', '', '',
      '55545', '2019-07', '', '', null, null, '{}')`;
    await withClient(desks.real.urls.STEWARD, (client) => client.query(row));
    const named = desks.real.publishing("siae-fte-worked", worked("2019", ["Centre social, culturel Cité Verte"]));
    await expect(named).rejects.toThrow(/783414485 \(CENTRE SOCIAL CULTUREL CITE VERTE\)/);
  });

  test("three establishments of one company are one contributor", async () => {
    const sirets = ["78341448500020", "783 414 485 00020", "783414485"];
    const [header, , ...rest] = worked("2019", [alpha]).trimEnd().split("\n");
    const lines = sirets.map((one) => `${first};2019;30;${one};`);
    const [outcome] = await desks.real.publishing("siae-fte-worked", [header, ...lines, ...rest, ""].join("\n"));
    expect(await statusOf(desks.real, outcome?.release ?? "", first)).toBe("WITHHELD");
  });

  test("a structure that brings nothing but zeros is no contributor of the figure", async () => {
    const [header, ...rest] = worked("2018", [alpha]).trimEnd().split("\n");
    const zeros = [beta, gamma, ...others.slice(0, 3)].map((one) => `${first};2018;0;${one};`);
    const second = `${first};2018;21;${others[4]};`;
    const [outcome] = await desks.real.publishing(
      "siae-fte-worked",
      [header, ...zeros, second, ...rest, ""].join("\n"),
    );
    expect(await statusOf(desks.real, outcome?.release ?? "", first)).toBe("WITHHELD");
  });
});

/** Made so that three EPCI have one structure each: unlike the years before, and said to be so. */
const publishing = (figures: string, also: object = {}) =>
  desks.real.publishing("siae-fte-worked", figures, {
    declared: { unusualBecause: "inventé pour l'épreuve" },
    ...also,
  });

describe("the structures of one holding know together what each knows", () => {
  test("a file that says it is protected against them: more is withheld, and the audit as the holding finds nothing", async () => {
    const apart = await publishing(worked("2016", [alpha, beta, gamma]));
    const holding = (one: string) => (one === alpha || one === beta ? "Groupe Côtes de Meuse" : "");
    const together = await publishing(worked("2017", [alpha, beta, gamma], holding));
    expect(together[0]?.withheld).toBeGreaterThan(apart[0]?.withheld ?? Number.NaN);
    expect(await findingsOf(desks.real, "2017")).toEqual([]);
  });

  test("a holding of holdings knows what all below it know, and a fourth structure's figure is not what is left", async () => {
    const [leaf, branch, root, stranger] = others.slice(20, 24) as [string, string, string, string];
    const parts = [`30;${leaf};${branch}`, `28;${branch};${root}`, `22;${root};`, `25;${stranger};`];
    const [header, , ...rest] = worked("2014", [alpha]).trimEnd().split("\n");
    const [outcome] = await publishing(
      [header, ...parts.map((part) => `${first};2014;${part}`), ...rest, ""].join("\n"),
    );
    expect(await statusOf(desks.real, outcome?.release ?? "", first)).toBe("WITHHELD");
    expect(await findingsOf(desks.real, "2014")).toEqual([]);
  });

  test("the same figures sent again may say it too, though nothing new comes out; a rehearsal leaves nothing behind", async () => {
    const groups = () => desks.real.rows("select contributor from intake.holding where holding = 'DEUX RIVES'");
    const figures = worked("2017", [alpha, beta, gamma], (one) =>
      one === gamma || one === others[0] ? "Deux rives" : "",
    );
    await publishing(figures, { rehearsal: true }).catch(() => undefined);
    expect(await groups()).toEqual([]);
    const other = worked("2015", [], (one) => (others.slice(0, 2).includes(one) ? "Deux rives" : ""));
    await publishing(other.replaceAll("Deux rives", ""));
    expect(await publishing(other)).toMatchObject([{ isNew: false }]);
    expect(await groups()).toHaveLength(2);
  });

  test("a release that came out before anybody said so fails when it is judged again, as that coalition", async () => {
    for (const place of [first, second, third])
      expect(await statusOf(desks.real, "siae:siae-fte-worked:2016:1", place)).toBe("WITHHELD");
    const { report, respondents } = await judged(desks.real, "2016");
    expect(respondents).toEqual({ structures: 3 + 13 * 5, coalitions: 4 });
    const found = report.findings;
    expect(found.map(({ why }) => why).join("\n")).toMatch(/une coalition, qui connaît ainsi de trop près/);
    expect(found.map(({ cell }) => cell).join()).toContain(third);
  });
});
