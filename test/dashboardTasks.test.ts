import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { executable, launched, openedAt, plain, standing } from "./browser.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";

interface Task {
  /** As a member of the committee asks it. */
  readonly question: string;
  /** The words of each link that is followed, from the first page. */
  readonly clicks: readonly string[];
  /** What the page then says. */
  readonly answer: RegExp;
  /** The register holds invented lines alone. */
  readonly invented?: true;
}

/** The committee's twelve questions: each answered within two clicks, by the words of the links alone. */
const tasks: readonly Task[] = [
  {
    question: "Combien de foyers au RSA, et depuis le départ du Pacte ?",
    clicks: [],
    answer: /3 995 foyers au RSA.*Au départ du Pacte, en mars 2017, la Meuse comptait 5 180 foyers/s,
  },
  {
    question: "Combien de demandeurs d'emploi ?",
    clicks: [],
    answer: /Demandeurs d'emploi \(catégories A, B, C\)\s+12 600 personnes/,
  },
  {
    question: "Quel territoire s'écarte de la Meuse ?",
    clicks: ["Territoires"],
    answer: /Écart à la Meuse.*1\s+Grand Verdun\s+4,0.*\+1,8/s,
  },
  {
    question: "Comment va mon EPCI, à côté de ses voisins ?",
    clicks: ["Territoires", "Pays d'Étain"],
    answer: /Diagnostic partagé : CC du Pays d'Étain.*À côté de qui.*voisin/s,
  },
  {
    question: "Où l'offre d'insertion manque-t-elle ?",
    clicks: [],
    answer: /Structures d'insertion \(SIAE\) par EPCI.*Portes de Meuse\s+0/s,
  },
  {
    question: "Qu'est-ce qui bloque, et qui doit bouger ?",
    clicks: ["Décider"],
    answer: /Ce qui bloque : \d+.*(Financeur attendu|À traiter par|À porter devant).* depuis \d+ (ans|mois|jours)/s,
    invented: true,
  },
  {
    question: "Quelles demandes attendent une réponse, depuis quand ?",
    clicks: ["Décider"],
    answer: /Demandes sans réponse : \d+.*Réponse annoncée.*\d+ (ans|mois|jours)/s,
    invented: true,
  },
  {
    question: "Quelles préconisations n'ont aucune action ?",
    clicks: ["Décider"],
    answer: /24 préconisations du Pacte n'ont aucune action inscrite/,
  },
  {
    question: "Combien demandé, accordé, refusé, par financeur ?",
    clicks: ["Actions et résultats"],
    answer: /Demandé \(€\)\s+Accordé \(€\).*Ensemble/s,
    invented: true,
  },
  {
    question: "Qui a promis quoi en 2017 ?",
    clicks: ["Engagements"],
    answer: /Département.*14 ETP.*Région Grand Est.*Le Pacte, ligne \d+/s,
  },
  {
    question: "Quelles conventions sont en vigueur, échues, à signer ?",
    clicks: ["Conventions"],
    answer: /État inconnu à ce jour \(\d+\).*Échues \(\d+\)/s,
  },
  {
    question: "Le partenariat fonctionne-t-il ?",
    clicks: ["Partenariat"],
    answer: /Le partenariat en mesures/,
    invented: true,
  },
];

describe.skipIf(!executable)(
  "a member of the committee finds an answer by the words of the links",
  { timeout: 120_000 },
  () => {
    let base: string;
    let browser: Browser;
    let hub: StartedHub;
    beforeAll(async () => {
      hub = await startedHub({ from: inject("firstFolder") });
      base = new URL(hub.url).origin;
      const environment = { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) };
      for (const partner of ["department", "pole-emploi", "caf", "siae"])
        expect(await typed(["load", partner, "--demonstration", "--people", "registers"], environment)).toMatchObject({
          code: 0,
        });
      browser = await launched();
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      await hub?.stop();
    });

    test("there are twelve questions, and none takes more than two clicks", () => {
      expect(tasks).toHaveLength(12);
      for (const { clicks } of tasks) expect(clicks.length).toBeLessThanOrEqual(2);
    });

    test.each(tasks)("$question", async ({ clicks, answer, invented }) => {
      const page = await openedAt(browser, `${base}/${invented ? "?origine=demonstration" : ""}`);
      for (const name of clicks) {
        await page.getByRole("link", { name, exact: true }).first().click();
        await standing(page);
      }
      await expect.poll(async () => plain(await page.locator("main").innerText()), { timeout: 30_000 }).toMatch(answer);
      await page.close();
    });

    test("why a whole column has no figure is said once for a table, and a long source once for the lines that share it", async () => {
      const page = await openedAt(browser, `${base}/actions`);
      await standing(page);
      const [reasons, tables] = await Promise.all(
        [page.getByText(/^Aucune institution ne publie encore ce chiffre/), page.locator("main table")].map((found) =>
          found.count(),
        ),
      );
      expect(reasons).toBeGreaterThan(0);
      expect(reasons).toBeLessThanOrEqual(tables as number);
      await page.goto(`${base}/sources`);
      await standing(page);
      const sources = await page.locator("tbody tr td:nth-child(6)").allInnerTexts();
      const repeated = sources.filter((text, at) => text.length > 40 && text === sources[at - 1]);
      expect([sources.includes("idem"), repeated]).toEqual([true, []]);
      await page.close();
    });
  },
);
