import { describe, expect, test } from "vitest";
import { endFor, explainGrant, grantStateOf } from "./grantState.ts";

const today = "2026-11-30";
const grant = { startsOn: "2019-01-01", endsOn: null, revokedAt: null, isEffective: true, awaitsApproval: false };

describe("how a grant stands on a day", () => {
  test("it is late once its convention is over, from the day after its last, and only while it opens", () => {
    expect(grantStateOf(grant, null, today)).toBe("OPEN");
    expect(grantStateOf(grant, today, today)).toBe("OPEN");
    expect(grantStateOf(grant, "2026-11-29", today)).toBe("LATE");
    expect(
      grantStateOf({ ...grant, revokedAt: "2021-01-01T00:00:00.000Z", isEffective: false }, "2021-12-31", today),
    ).toBe("REVOKED");
    expect(grantStateOf({ ...grant, endsOn: "2021-12-31", isEffective: false }, "2021-12-31", today)).toBe("ENDED");
    expect(grantStateOf({ ...grant, isEffective: false, awaitsApproval: true }, "2021-12-31", today)).toBe(
      "AWAITING_APPROVAL",
    );
    expect(grantStateOf({ ...grant, startsOn: "2027-01-01", isEffective: false }, "2021-12-31", today)).toBe("TO_COME");
  });

  test("the institution's own last word on the convention is its end: renewed it is not late, left it is", () => {
    const signed = { act: "SIGNED", on: "2017-12-01", until: null } as const;
    const renewed = { act: "RENEWED", on: "2021-12-01", until: "2027-12-31" } as const;
    const endedSignature = { act: "ENDED", on: "2026-06-01", until: null } as const;
    expect(grantStateOf(grant, endFor([signed], "2021-12-31"), today)).toBe("LATE");
    expect(grantStateOf(grant, endFor([signed, renewed], "2021-12-31"), today)).toBe("OPEN");
    expect(grantStateOf(grant, endFor([signed, renewed, endedSignature], "2021-12-31"), today)).toBe("LATE");
    expect(endFor([signed, renewed, endedSignature], null)).toBe("2026-05-31");
    expect(endFor([], null)).toBeNull();
  });

  test("the sentence says when its convention ended, and who may close it", () => {
    expect(explainGrant("LATE", grant, "2021-12-31")).toBe(
      "Ouvert, sans terme, alors que sa convention a pris fin le 31 décembre 2021 : l'institution qui l'accorde peut seule y mettre fin.",
    );
    expect(explainGrant("OPEN", { ...grant, endsOn: "2027-12-31" }, null)).toBe("Ouvert, jusqu'au 31 décembre 2027.");
  });
});
