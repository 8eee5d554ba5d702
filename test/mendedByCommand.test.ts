import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Desk, openDesk } from "./desk.ts";
import { typed } from "./hub.ts";

let desk: Desk;
let file: string;
beforeAll(async () => {
  desk = await openDesk(poleEmploi);
  file = await desk.fileOf("demandeurs", "code_commune;periode;valeur\n55545;2025-T4;1250\n55029;2025-T4;900\n");
}, 240_000);
afterAll(() => desk.close());

/** What a steward types beside the institution's own database. */
function steward(...words: readonly string[]) {
  const { dataDir } = inject("hub");
  const { OWNER, PUBLISHER, READER, STEWARD } = desk.urls;
  return typed(words, {
    HUB_DATA_DIR: dataDir,
    POLE_EMPLOI_OWNER_URL: OWNER,
    POLE_EMPLOI_PUBLISHER_URL: PUBLISHER,
    POLE_EMPLOI_READER_URL: READER,
    POLE_EMPLOI_STEWARD_URL: STEWARD,
  });
}
const publish = (...options: readonly string[]) =>
  steward("publish", "pole-emploi", "jobseekers", file, "--source", "Dares", ...options);
const said = (text: string) => ({ code: 0, said: expect.stringContaining(text) });

test("by the command line a release is mended, each time by a new vintage that says why, and what was said stays", async () => {
  expect(await publish("--provisional")).toMatchObject(said("jobseekers:2025-Q4:1"));
  expect(await publish("--provisional")).toMatchObject(said("Rien à faire"));
  expect(await publish()).toMatchObject(said("jobseekers:2025-Q4:2"));
  const licence = ["--licence", "Licence Ouverte", "--correction", "La licence de la source est ouverte."];
  expect(await publish(...licence)).toMatchObject(said("jobseekers:2025-Q4:3"));
  const source = [
    "--source",
    "Dares, série corrigée",
    "--licence",
    "Licence Ouverte",
    "--correction",
    "Titre de la source corrigé.",
  ];
  expect(await publish(...source)).toMatchObject(said("jobseekers:2025-Q4:4"));
  expect(await publish(...source)).toMatchObject(said("Rien à faire"));
  const withdrawal = ["withdraw", "pole-emploi", "pole-emploi:jobseekers:2025-Q4:4", "--reason", "Publié trop tôt"];
  expect(await steward(...withdrawal)).toMatchObject(said("Retirée"));
  expect(await publish(...source)).toMatchObject(said("jobseekers:2025-Q4:5"));
  const vintages = await desk.rows(
    "select vintage, provisional, source_title as title, source_licence as licence, correction from published.release order by vintage",
  );
  const [dares, mended] = ["Dares", "Dares, série corrigée"];
  const [unsaid, open] = ["non précisée", "Licence Ouverte"];
  expect(vintages).toEqual([
    { vintage: 1, provisional: true, title: dares, licence: unsaid, correction: null },
    {
      vintage: 2,
      provisional: false,
      title: dares,
      licence: unsaid,
      correction: "Les chiffres provisoires sont devenus définitifs.",
    },
    { vintage: 3, provisional: false, title: dares, licence: open, correction: "La licence de la source est ouverte." },
    { vintage: 4, provisional: false, title: mended, licence: open, correction: "Titre de la source corrigé." },
    { vintage: 5, provisional: false, title: mended, licence: open, correction: "Titre de la source corrigé." },
  ]);
  const figures = await desk.rows(
    "select release, value::int from published.cell where territory = '55545' order by release",
  );
  expect(figures.map(({ value }) => value)).toEqual([1250, 1250, 1250, 1250, 1250]);
}, 240_000);

test("a figure that is unlike the last one needs a reason, which the journal keeps", async () => {
  const four = await desk.fileOf("quadruple", "code_commune;periode;valeur\n55545;2025-T4;10000\n55029;2025-T4;7200\n");
  const words = ["publish", "pole-emploi", "jobseekers", four];
  expect(await steward(...words)).toMatchObject({ code: 3, said: expect.stringContaining("IMPLAUSIBLE") });
  expect(await steward(...words, "--unusual")).toMatchObject({ code: 2 });
  expect(await steward(...words, "--unusual", "oui")).toMatchObject({ code: 2 });
  expect(await steward(...words, "--deposit")).toMatchObject({ code: 3, said: expect.stringContaining("IMPLAUSIBLE") });
  const reason = "Le champ couvre désormais toutes les catégories.";
  expect(await steward(...words, "--unusual", reason)).toMatchObject(said(reason));
  const journal = await steward("journal", "export", "pole-emploi");
  expect(journal.said).toContain(reason);
  // And against what it was said.
  expect(journal.said).toMatch(/lifted[^\]]*IMPLAUSIBLE/);
  expect(await steward("journal", "verify", "pole-emploi")).toMatchObject({ code: 0 });
}, 240_000);
