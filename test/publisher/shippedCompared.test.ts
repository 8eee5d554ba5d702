import { caf } from "@pacte-hub/caf/institution";
import { shippedFile } from "@pacte-hub/data/shipped";
import { department } from "@pacte-hub/department/institution";
import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publish } from "@pacte-hub/publisher/publish";
import { ExtractRefused } from "@pacte-hub/release-file/extractErrors";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { siae } from "@pacte-hub/siae/institution";
import { describe, expect, test } from "vitest";
import { openDesk } from "../desk.ts";

const key = signingKey(newSigningKeyPem());

/** Publishes what ships for an institution as a steward would, without a word: what of it is refused, by its first sentence. */
async function refusedOf(institution: Institution): Promise<{ refused: string[]; releases: number }> {
  const desk = await openDesk(institution);
  const refused: string[] = [];
  let releases = 0;
  for (const {
    dataset,
    file,
    source,
    provisional,
    period,
    producerPublishedOn,
    correction = null,
  } of institution.shipped) {
    const indicator = indicatorOf(institution, dataset)!;
    const publishing = (declared: object) =>
      publish(desk.urls.PUBLISHER, {
        institution,
        indicator,
        file: shippedFile(file),
        source,
        provisional,
        producerPublishedOn,
        correction,
        declared: { ...(period !== null && { period }), ...declared },
        key,
        abroad: noHub,
        demonstration: false,
        embargoUntil: null,
      });
    const outcomes = await publishing({}).catch((error: unknown) => {
      if (!(error instanceof ExtractRefused)) throw error;
      refused.push(...error.faults.map(({ code, message }) => `${dataset} ${code} ${message}`));
      return publishing({ unusualBecause: "relu à la source" });
    });
    releases += outcomes.length;
  }
  await desk.close();
  return { refused, releases };
}

/** What is unusual and true, of which a steward would have to say why. */
const asked = [
  // The prime d'activité was raised, and opened to more, on 1 January 2019.
  "activity-bonus-households-all-regimes IMPLAUSIBLE 2019-01",
  // The first month of lockdown.
  "siae-employed-monthly IMPLAUSIBLE 2020-04",
  // DREES' ASS of 2010 to 2013 are no whole numbers at the source, and left out.
  "ass-recipients-year-end UNUSUAL_PERIOD 2014-12",
  // The barometer's last figure is that of the month it stopped at.
  "apprenticeship-contracts UNUSUAL_PERIOD 2022-10",
  "aah-processing-time UNUSUAL_PERIOD 2020-09",
];

describe("what ships is loaded under our word, compared with nothing: published as a steward's files are, without a word", () => {
  test.each([
    [caf, 35],
    [poleEmploi, 21],
    [siae, 70],
    [department, 913],
  ])(
    "$partner.id: only what happened, or what its source leaves out, would be asked about",
    async (institution, count) => {
      const { refused, releases } = await refusedOf(institution);
      const own = asked.filter((one) => institution.indicators.some(({ id }) => one.startsWith(`${id} `)));
      expect(refused.map((sentence) => /^\S+ \S+ [\w-]+/.exec(sentence)?.[0])).toEqual(own);
      expect(releases).toBe(count);
    },
    300_000,
  );
});
