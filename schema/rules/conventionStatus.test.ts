import { describe, expect, test } from "vitest";
import type { Convention } from "../model/convention.ts";
import { type StateSource, sayingOfPact, stateOn } from "./conventionStatus.ts";

const ofPact = sayingOfPact({ since: "2017", until: "2021-12-31" });

const convention = (fields: Partial<Convention>) =>
  ({
    statusInPact: "IN_FORCE",
    start: null,
    end: null,
    signed: null,
    amended: null,
    expectedSignature: null,
    ...fields,
  }) as Convention;
const statuses = (conventionAsked: Convention, days: readonly string[], saying: StateSource = ofPact) =>
  days.map((day) => stateOn(conventionAsked, day, saying).status);

describe("a convention's state on a day", () => {
  test("one that has dates is not in force before the first, and is expired after the last", () => {
    const days = ["1990-01-01", "2015-12-31", "2016-01-01", "2020-12-31", "2021-01-01"];
    expect(statuses(convention({ start: "2016-01-01", end: "2020-12-31" }), days)).toEqual([
      "NOT_STARTED",
      "NOT_STARTED",
      "IN_FORCE",
      "IN_FORCE",
      "EXPIRED",
    ]);
    // It starts in the year in which the Pact already says it in force.
    const researcher = convention({ start: "2017-08-01", end: "2020-07-31" });
    expect(statuses(researcher, ["2017-07-31", "2017-08-01"])).toEqual(["NOT_STARTED", "IN_FORCE"]);
  });

  test("one that was signed is in force from its signature on, and not from the year of the Pact if that is earlier", () => {
    const agreement = convention({ signed: "2017-02" });
    expect(statuses(agreement, ["2017-01-31", "2017-02-01"])).toEqual(["NOT_STARTED", "IN_FORCE"]);
    const partial = convention({ signed: "2014-04-01", statusInPact: "IN_FORCE_PARTIAL" });
    expect(statuses(partial, ["2014-03-31", "2014-04-01", "2017-01-01"])).toEqual([
      "NOT_STARTED",
      "IN_FORCE",
      "IN_FORCE_PARTIAL",
    ]);
    const early = convention({ signed: "2018-12-15", start: "2019-01-01" });
    expect(statuses(early, ["2018-12-14", "2018-12-20", "2019-01-01"])).toEqual([
      "NOT_STARTED",
      "NOT_STARTED",
      "IN_FORCE",
    ]);
  });

  test("one that only the Pact speaks of is known for its years, 2017 to 2021, and for no day before or after", () => {
    const days = ["1990-01-01", "2016-12-31", "2017-01-01", "2021-12-31", "2022-01-01", "2050-01-01"];
    const knownStatuses = (status: string) => ["UNKNOWN", "UNKNOWN", status, status, "UNKNOWN", "UNKNOWN"];
    for (const statusInPact of ["IN_FORCE", "IN_PREPARATION", "IN_PROSPECT"] as const)
      expect(statuses(convention({ statusInPact }), days)).toEqual(knownStatuses(statusInPact));
    const amended = convention({ amended: "2014-12" });
    expect(statuses(amended, ["2014-11-30", "2014-12-01", "2022-01-01"])).toEqual(["UNKNOWN", "IN_FORCE", "UNKNOWN"]);
  });

  test("says in French what it rests on and until when it is known", () => {
    const statusWords = (conventionAsked: Convention, day: string) => {
      const { ground, knownUntil, sentence } = stateOn(conventionAsked, day, ofPact);
      return [ground, knownUntil, sentence];
    };
    expect(statusWords(convention({}), "2019-06-01")).toEqual([
      "PACT",
      "2021-12-31",
      "En vigueur selon le Pacte ; connu jusqu'au 31 décembre 2021 seulement.",
    ]);
    expect(statusWords(convention({}), "2026-11-29")).toEqual([
      "UNSAID",
      null,
      "État inconnu au 29 novembre 2026 : le Pacte, qui vaut de 2017 à 2021, la disait en vigueur ; rien n'est dit d'elle ensuite.",
    ]);
    expect(statusWords(convention({}), "1990-01-01")[2]).toBe("État inconnu : rien n'en est dit avant 2017.");
    const dated = convention({ start: "2017-08-01", end: "2020-07-31" });
    expect(statusWords(dated, "2018-01-01")).toEqual([
      "STARTED",
      "2020-07-31",
      "En vigueur depuis le 1er août 2017, jusqu'au 31 juillet 2020.",
    ]);
    expect(statusWords(dated, "2017-01-01")[2]).toBe("Pas encore en vigueur : elle commence le 1er août 2017.");
    expect(statusWords(dated, "2021-01-01")[2]).toBe("Échue depuis le 1er août 2020.");
    const awaited = convention({ statusInPact: "AWAITING_SIGNATURE", expectedSignature: "2017-09" });
    expect(statusWords(awaited, "2018-01-01")[2]).toBe(
      "En attente de signature selon le Pacte, attendue en septembre 2017 ; connu jusqu'au 31 décembre 2021 seulement.",
    );
  });

  test("of what a steward of the Department recorded, the sentence says that it is the Department's word", () => {
    const recorded: StateSource = { since: "2026-11-29", until: null, ground: "RECORDED" };
    const sentenceOf = (conventionAsked: Convention, day: string) => stateOn(conventionAsked, day, recorded).sentence;
    const dated = convention({ start: "2026-01-01", end: "2026-12-31", signed: "2026-01-01" });
    expect(["2025-06-01", "2026-11-30", "2027-01-01"].map((day) => sentenceOf(dated, day))).toEqual([
      "Pas encore en vigueur : elle commence le 1er janvier 2026, selon le Département.",
      "En vigueur depuis le 1er janvier 2026, jusqu'au 31 décembre 2026, selon le Département.",
      "Échue depuis le 1er janvier 2027, selon le Département.",
    ]);
    const awaited = convention({ statusInPact: "AWAITING_SIGNATURE", expectedSignature: "2026-12" });
    expect(sentenceOf(awaited, "2026-11-30")).toBe(
      "En attente de signature depuis le 29 novembre 2026, attendue en décembre 2026, selon le Département.",
    );
  });

  test("what a steward recorded holds until the register says otherwise", () => {
    const recorded: StateSource = { since: "2026-11-29", until: null, ground: "RECORDED" };
    const signedConvention = convention({ signed: "2022-03-01" });
    expect(statuses(signedConvention, ["2022-02-28", "2022-03-01", "2050-01-01"], recorded)).toEqual([
      "NOT_STARTED",
      "IN_FORCE",
      "IN_FORCE",
    ]);
    expect(stateOn(signedConvention, "2050-01-01", recorded)).toMatchObject({ knownUntil: null, ground: "SIGNED" });
    const over = convention({ start: "2019-01-01", end: "2020-12-31" });
    expect(statuses(over, ["2018-12-31", "2020-01-01", "2021-06-01", "2026-12-01"], recorded)).toEqual([
      "NOT_STARTED",
      "IN_FORCE",
      "EXPIRED",
      "EXPIRED",
    ]);
  });
});
