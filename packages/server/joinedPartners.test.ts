import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { assertFree, joinPartners, partnerIn, readDescribed } from "./joinedPartners.ts";
import { partnerFile } from "./partnerFile.ts";
import { inClone } from "./repository.ts";

const folder = mkdtempSync(join(tmpdir(), "described-"));
afterAll(() => rmSync(folder, { recursive: true }));

const demonstrated = (id: string) => inClone("demo/partners", id, "partner.json");
const msa = {
  id: "msa",
  field: "msa",
  name: "Mutualité sociale agricole",
  short: "MSA",
  of: "de la MSA",
  signatories: ["msa"],
  port: 4_010,
};

describe("an institution describes itself in a file", () => {
  test("its schema is published as it is enforced", async () => {
    const examples = ["msa", "region"].map((folder) => JSON.parse(readFileSync(demonstrated(folder), "utf8")));
    for (const example of examples) expect(partnerIn(example, example.id).id).toBe(example.id);
    const published = { title: "Une institution du hub", ...z.toJSONSchema(partnerFile, { io: "input" }), examples };
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(
      inClone("schema", "partner.schema.json"),
    );
  });

  test("those of the composed graph keep to it", () => {
    for (const { folder: _, concepts: __, ...partner } of partnerIds.map(partnerOf))
      expect(partnerIn(partner, partner.id)).toMatchObject(partner);
  });

  test.each<[string, object, string]>([
    ["a word that has no sense", { ...msa, colour: "green" }, "« colour » n'y a pas de sens"],
    ["what is missing", { ...msa, port: undefined }, "à « port »"],
    ["a name that is no name of a variable", { ...msa, id: "MSA" }, "à « id »"],
    ["a name that a process has taken", { ...msa, id: "gateway" }, "à « id »"],
    ["a word of GraphQL's own", { ...msa, id: "query" }, "à « id »"],
    ["a field that is a word of GraphQL's own", { ...msa, field: "on" }, "à « field »"],
    ["a name of two lines", { ...msa, name: "MSA\nde la Meuse" }, "à « name »"],
    ["a name with a character that nobody sees", { ...msa, short: "MSA\u202e" }, "à « short »"],
    ["a name as long as a page", { ...msa, of: "de la MSA ".repeat(30) }, "à « of »"],
    ["a field that is no GraphQL name", { ...msa, field: "m-s-a" }, "à « field »"],
  ])("%s is refused by its place", (_, description, sentence) => {
    expect(() => partnerIn(description, "msa")).toThrow(sentence);
  });

  test("amounts under a rule that protects counts alone, and openness for no reason, are refused by their place", () => {
    const example = JSON.parse(readFileSync(demonstrated("msa"), "utf8"));
    const [first, ...others] = example.publishes.datasets;
    const saying = (what: object) => {
      const datasets = [{ ...first, ...what }, ...others];
      return partnerIn({ ...example, publishes: { ...example.publishes, datasets } }, "msa");
    };
    const suppression = { kind: "SUPPRESSION", k: 5 };
    expect(() => saying({ unit: "EURO", policy: suppression })).toThrow("datasets");
    expect(() => saying({ policy: { kind: "NONE", legalGround: " \u00a0" } })).toThrow("legalGround");
    expect(saying({ unit: "EURO", policy: { kind: "NONE", legalGround: "Des montants déjà publics." } }).id).toBe(
      "msa",
    );
  });

  test.each<[string, object, string]>([
    ["name", { id: "caf" }, "Une institution s'appelle déjà « caf »"],
    ["field", { field: "poleEmploi" }, "Le champ « poleEmploi » du graphe est déjà celui de Pôle emploi"],
    ["port", { port: 4_004 }, "Le port 4004 est déjà celui des SIAE"],
    ["signatory", { signatories: ["amie"] }, "Le signataire « amie » parle déjà par Réseau des SIAE de la Meuse"],
    ["long name", { name: "CAISSE d’Allocations  familiales de la Meuse" }, "est déjà celui d'une autre : Caisse"],
    [
      "name with an article",
      { name: "Le réseau des SIAE" },
      "est déjà celui d'une autre : Réseau des SIAE de la Meuse",
    ],
    ["short name", { short: "C.A.F. de la Meuse" }, "est déjà celui d'une autre : Caisse"],
    ["name of before or after", { name: "France travail" }, "est déjà celui d'une autre : Pôle emploi"],
    ["name that is an id", { short: "La CAF" }, "est déjà celui d'une autre : Caisse"],
  ])("a %s that is another's is refused", (_, change, sentence) => {
    expect(() => assertFree({ ...msa, ...change })).toThrow(sentence);
  });

  test("a folder that holds none is refused, and none has joined", () => {
    expect(() => joinPartners({ HUB_PARTNERS: folder })).toThrow("n'existe pas");
    writeFileSync(join(folder, "partner.json"), "{");
    expect(() => joinPartners({ HUB_PARTNERS: ` ${folder} ,` })).toThrow("n'est pas du JSON");
    writeFileSync(join(folder, "partner.json"), JSON.stringify(msa));
    expect(() => readDescribed(folder)).toThrow("« publishes »");
    expect(partnerIds).not.toContain("msa");
  });
});
