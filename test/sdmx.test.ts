import { type ObservationStatus, observationStatuses } from "@pacte-hub/schema/model/observation";
import { confStatusOf, obsStatusOf } from "@pacte-hub/schema/rules/sdmx";
import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

describe("every figure also says its status in the words of SDMX", () => {
  const final = { provisional: false };

  test("each status has its OBS_STATUS and CONF_STATUS, and a withheld figure never tells primary from secondary", () => {
    const said = observationStatuses.map((status) => [status, obsStatusOf(status, final), confStatusOf(status)]);
    expect(said).toEqual([
      ["PUBLISHED", "A", "F"],
      ["ROUNDED", "A", "F"],
      ["PARTIAL", "D", "F"],
      ["WITHHELD", "Q", "C"],
      ["NOT_COLLECTED", "L", "F"],
      ["NOT_APPLICABLE", "M", "F"],
      ["EMBARGOED", "Q", "E"],
      ["WITHDRAWN", "Q", "N"],
    ]);
  });

  test("a figure its producer may revise is provisional, and one that is absent stays absent for its own reason", () => {
    const provisional = (status: ObservationStatus) => obsStatusOf(status, { provisional: true });
    expect(["PUBLISHED", "ROUNDED"].map((status) => provisional(status as ObservationStatus))).toEqual(["P", "P"]);
    expect(observationStatuses.filter((status) => provisional(status) === "P")).toEqual(["PUBLISHED", "ROUNDED"]);
  });

  test("the hub says it of real figures: a rounded one is normal and free, a sum that lacks communes differs", async () => {
    const { data, errors } =
      await ask(`{ verdun: territory(code: "55545") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { status obsStatus confStatus } } }
      meuse: territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { status obsStatus confStatus } } } }`);
    expect(errors).toBeUndefined();
    expect(data.verdun.caf.rsaHouseholds).toEqual([{ status: "ROUNDED", obsStatus: "A", confStatus: "F" }]);
    expect(data.meuse.caf.rsaHouseholds).toEqual([{ status: "PARTIAL", obsStatus: "D", confStatus: "F" }]);
  });
});
