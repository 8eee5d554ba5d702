import { describe, expect, test } from "vitest";
import { answerOf, asOfHeader, silenceOf, withSession } from "./ask.ts";

describe("who is silent, and why", () => {
  const down = { message: "…", extensions: { code: "PARTNER_UNAVAILABLE", institution: "caf" } };
  const closed = {
    message: "Réseau des SIAE ne vous ouvre pas le jeu siae-exits.",
    path: ["territory", "siae", "exits"],
    extensions: { code: "NOT_GRANTED", institution: "siae" },
  };
  const unpublished = {
    message: "Aucun chiffre réel du jeu siae-employees n'est publié dans le hub.",
    path: ["territory", "siae", "employees"],
    extensions: { code: "NOT_PUBLISHED", institution: "siae" },
  };

  test("an institution that does not answer is told from one that does not open its figures", () => {
    const { refusals } = answerOf({ data: {}, errors: [down, down, closed] });
    expect(refusals).toHaveLength(2);
    expect(silenceOf(refusals, "caf")).toMatch(/ne répond pas/);
    expect(silenceOf(refusals, "siae")).toBe(closed.message);
  });

  test("what nobody publishes is told from what is closed to this reader, figure by figure", () => {
    const { refusals } = answerOf({ data: {}, errors: [closed, unpublished] });
    expect(silenceOf(refusals, "siae", "employees")).toBe("Aucune institution ne publie encore ce chiffre.");
    expect(silenceOf(refusals, "siae", "exits")).toBe(closed.message);
    expect(silenceOf([], "siae", "exits")).toBe("Réseau des SIAE n'en dit rien.");
  });

  test("a dataset and a convention are called by their titles, without what programs call them", () => {
    const message =
      "Réseau des SIAE ne vous ouvre pas le jeu « Salariés en insertion » (siae-employees), chiffres de démonstration : présentez-vous. La convention « L'accord cadre (2017) » (regional-iae-agreement-2017) peut l'ouvrir.";
    const { refusals } = answerOf({ data: {}, errors: [{ ...closed, message }] });
    expect(silenceOf(refusals, "siae", "exits")).toBe(
      "Réseau des SIAE ne vous ouvre pas le jeu « Salariés en insertion », chiffres de démonstration : présentez-vous. La convention « L'accord cadre (2017) » peut l'ouvrir.",
    );
  });

  test("what a demonstration invents instead is told as such, and who keeps it closed where it was asked for", () => {
    const instead = {
      ...unpublished,
      message: `${unpublished.message} Il n'y en a que de démonstration (origin: DEMONSTRATION).`,
    };
    const closedToo = { ...closed, path: ["territory", "siae", "inventedEmployees"] };
    const silenceAfter = (errors: readonly (typeof closed)[]) =>
      silenceOf(answerOf({ data: {}, errors }).refusals, "siae", "employees");
    expect(silenceAfter([instead])).toBe(
      "Aucune institution ne publie encore ce chiffre ; la démonstration en montre un, inventé.",
    );
    expect(silenceAfter([instead, closedToo])).toBe(closed.message);
  });

  test("a session that has ended is told as such, never as a door that an institution keeps shut", () => {
    const over = {
      message: "Le jeton d'accès est refusé : il a expiré ; demandez-en un nouveau à votre institution.",
      extensions: { code: "UNAUTHENTICATED" },
    };
    const { refusals } = answerOf({ errors: [over] });
    expect(silenceOf(refusals, "siae", "exits")).toBe(over.message);
    const refused = answerOf({ data: {}, errors: [closed] });
    expect(silenceOf(withSession(refused, "CAF de la Meuse").refusals, "siae", "exits")).toBe(
      "Votre session (CAF de la Meuse) a pris fin : présentez-vous de nouveau pour voir ce qu'elle ouvrait.",
    );
    expect(withSession(refused, null)).toBe(refused);
  });

  test("a reason given of one institution's part of a page is of its figures alone", () => {
    const { refusals } = withSession(answerOf({ data: {}, errors: [closed] }), "CAF de la Meuse");
    const parts = [
      ...refusals.map((refusal) => ({ ...refusal, part: "siae" })),
      { code: "WAITING", message: "", institution: "caf", unlockedBy: null, fields: [] },
      { code: "LATE", message: "…", institution: null, part: "pole-emploi", unlockedBy: null, fields: [] },
    ];
    expect(silenceOf(parts, "siae", "exits")).toMatch(/^Votre session \(CAF de la Meuse\) a pris fin/);
    expect(silenceOf(parts, "caf", "exits")).toBe("CAF de la Meuse n'a pas encore répondu.");
    expect(silenceOf(parts, "pole-emploi")).toMatch(/ne répond pas/);
    expect(silenceOf(parts, "department", "start")).toMatch(/n'en dit rien/);
  });

  test("while the gateway itself is silent, no institution is said to refuse", () => {
    const { refusals } = answerOf({ errors: [{ message: "…", extensions: { code: "INTERNAL" } }] });
    expect(silenceOf(refusals, "siae")).toMatch(/ne répond pas/);
  });
});

test("what is known today can be asked before the day has ended", () => {
  const now = Date.parse("2026-11-24T08:00:00Z");
  expect(asOfHeader("2026-11-24", now)).toEqual({});
  expect(asOfHeader("2026-11-23", now)).toEqual({ "hub-as-of": "2026-11-23T21:59:59Z" });
  expect(asOfHeader(null, now)).toEqual({});
});
