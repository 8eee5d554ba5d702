import { readFileSync } from "node:fs";
import fc from "fast-check";
import { buildASTSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { addressOf, fileName, readAddress } from "./address.ts";
import { chosen } from "./choice.ts";
import { questionOf } from "./question.ts";
import { indicator, offer } from "./testbed/offer.ts";

const sdl = readFileSync(new URL("../../../schema/supergraph.graphql", import.meta.url), "utf8");
const graph = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
const noticesOf = (search: string, of = offer) => readAddress(search, of).notices;

/** What an address may hold: its own words, slips of them, and whatever breaks out of a quotation. */
const word = fc.oneof(
  fc.constantFrom("EPCI", "55545", "200049187", "dans:200049187", "SEX", "2021", "caf.rsaHouseholds", "COMMUNE", ""),
  fc.constantFrom("SEX]) { value } } } #", "55' ; touch /tmp/x ; '", "dans:55", 'a") { code } }', "$(id)", "__proto__"),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const address = fc
  .record(
    {
      chiffres: fc.oneof(fc.constantFrom("demonstration", "reels"), word),
      a: word,
      b: word,
      ou: word,
      de: word,
      jusqua: word,
      par: word,
      par2: word,
    },
    { requiredKeys: [] },
  )
  .map((words) => `?${new URLSearchParams(words as Record<string, string>)}`);

describe("An address that anybody wrote", () => {
  test("brings no word of its own into a question: each is one that the page could have written itself", () => {
    fc.assert(
      fc.property(address, (search) => {
        const { choice } = readAddress(search, offer);
        const query = questionOf(choice, chosen(offer, choice), offer.places);
        expect(query).not.toBeNull();
        const ownAddress = addressOf(choice);
        expect(readAddress(ownAddress, offer)).toEqual({ choice, notices: [] });
        expect(ownAddress).toMatch(/^\?[\w.&=%]+$/);
        expect(query).toMatch(/^[\w\s{}():,"[\]-]+$/);
      }),
    );
  });

  test("makes a question that the graph understands", () => {
    for (const search of fc.sample(address, { numRuns: 20, seed: 24 })) {
      const { choice } = readAddress(search, {
        ...offer,
        indicators: offer.indicators.map((offered) => ({ ...offered, dimensions: ["SEX"] })),
      });
      const query = questionOf(choice, chosen(offer, choice), offer.places) ?? "";
      expect(validate(graph, parse(query)).map(({ message }) => message)).toEqual([]);
    }
  });

  test.each([
    ["?a=caf.rsaHouseholdz", "« caf.rsaHouseholdz » n'est pas un indicateur", "« caf.rsaHouseholds »"],
    ["?ou=99999", "« 99999 » n'est pas un territoire de cette page. Voici : Tous les EPCI.", ""],
    ["?ou=20004918", "« 20004918 » n'est pas un territoire", "Vouliez-vous dire « 200049187 »"],
    ["?ou=dans:55545", "« dans:55545 » n'est pas un territoire", ""],
    ["?de=1890", "Aucun chiffre n'est publié pour l'année « 1890 » : il y en a de 2019 à 2024.", ""],
    ["?jusqua=2999", "« 2999 »", "de 2019 à 2024"],
    ["?par=SEXE", "« SEXE » n'est pas une ventilation publiée de « rsaHouseholds ».", "« SEX »"],
    ["?a=caf.rsaHouseholds&b=caf.rsaHouseholds", "« rsaHouseholds » est demandé deux fois", ""],
    ["?chiffres=demonstrations", "« demonstrations » n'est pas une sorte de chiffres", "« demonstration »"],
    ["?chiffres=demonstration&a=poleEmploi.jobseekers", "« poleEmploi.jobseekers » n'est pas un indicateur", ""],
  ])("%s is told what is wrong, and the nearest that is right", (search, sentence, nearest) => {
    const [notice, ...otherNotices] = noticesOf(search);
    expect(otherNotices).toEqual([]);
    expect(notice).toContain(sentence);
    expect(notice).toContain(nearest);
  });

  test("is told nothing where it is right", () => {
    expect(noticesOf("")).toEqual([]);
    expect(noticesOf("?a=caf.rsaHouseholds&ou=55545&de=2020&jusqua=2024&par=SEX")).toEqual([]);
  });

  test("counts an indicator once, and leaves the breakdown to the one that it was asked for", () => {
    const { choice } = readAddress("?a=nobody.nothing&par=SEX&b=caf.rsaHouseholds&par2=HOUSEHOLD_TYPE", offer);
    expect(choice).toMatchObject({ indicators: ["caf.rsaHouseholds"], by: ["HOUSEHOLD_TYPE"] });
    const twice = readAddress("?a=caf.rsaHouseholds&b=caf.rsaHouseholds", offer).choice;
    expect(twice.indicators).toEqual(["caf.rsaHouseholds"]);
  });

  test("falls to a level that all its indicators are published for, and is told so where it named a finer one", () => {
    const national = { ...indicator("department", "rsaHouseholdsAtStart", ["2017-03"]), levels: ["DEPARTMENT"] };
    const wide = { ...indicator("siae", "wide", ["2017-03"]), levels: ["ARRONDISSEMENT", "EPCI"] };
    const wider = { ...offer, indicators: [...offer.indicators, national, wide] };
    const search = "?a=department.rsaHouseholdsAtStart";
    expect(readAddress(search, wider)).toMatchObject({ choice: { place: "DEPARTMENT" }, notices: [] });
    expect(readAddress(`${search}&ou=200049187`, wider)).toMatchObject({
      choice: { place: "DEPARTMENT" },
      notices: ["Ces chiffres ne sont pas publiés pour « CA du Grand Verdun ». Voici : Le département."],
    });
    expect(readAddress("?a=siae.wide&ou=55545", wider).choice.place).toBe("EPCI");
  });

  test("names the file of its table by what it counts, where and when", () => {
    expect(fileName(readAddress("?ou=dans:200049187&de=2020&jusqua=2021", offer).choice)).toBe(
      "rsaHouseholds-jobseekers-dans-200049187-2020-2021",
    );
  });
});
