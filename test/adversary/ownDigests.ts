import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type StartedHub, typed } from "../hub.ts";
import { secondSteward } from "../secondSteward.ts";
import { oraclesOfReleases, textsOfDeposits } from "./digests/shown.ts";
import { asked, releaseFile } from "./fetch/reader.ts";
import { geography } from "./fetch/registers.ts";
import { everyRelease } from "./fetch/releases.ts";
import { anonymousOf, everyReader, readerNamed } from "./stage/readers.ts";

const header = "code_commune;periode;foyers_rsa";
const dataset = "rsa-households";

/** What a digest of something unread could be of: the adversary is even given the right guess, and nothing confirms it. */
export function attacksOnDigests(hub: () => StartedHub): void {
  const environment = () => ({
    HUB_DATA_DIR: hub().dataDir,
    ...Object.fromEntries(Object.entries(hub().ports).map(([name, port]) => [name, String(port)])),
  });
  async function typedWith(text: string, words: (file: string) => readonly string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "digests-"));
    try {
      const file = join(folder, "extract.csv");
      await writeFile(file, text);
      const { code, said } = await typed(words(file), environment());
      expect([code, said]).toEqual([0, said]);
      return said;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  describe("what is not public has no public digest", () => {
    test("a release under embargo, or withdrawn, tells neither hash, signature nor how much it withholds, to any reader", {
      timeout: 300_000,
    }, async () => {
      const publish = (text: string, ...more: string[]) =>
        typedWith(text, (file) => ["publish", "caf", dataset, file, "--unusual", "tables d'épreuve", ...more]);
      await publish(`${header}\n55545;2025-06;700\n55029;2025-06;820\n`);
      await publish(
        `${header}\n55545;2025-06;715\n55029;2025-06;810\n`,
        "--embargo",
        new Date(Date.now() + 300 * 86_400_000).toISOString(),
      );
      await publish(`${header}\n55545;2025-12;690\n55029;2025-12;835\n`);
      const withdrawal = ["withdraw", "caf", `caf:${dataset}:2025-12:1`, "--reason", "essai"];
      const second = { ...environment(), CAF_STEWARD_URL: await secondSteward(hub(), "caf") };
      for (const who of [environment(), second]) expect((await typed(withdrawal, who)).code).toBe(0);
      for (const [name, reader] of [["anonymous", anonymousOf(hub())] as const, ...(await everyReader(hub()))]) {
        const releases = await everyRelease([reader], { periods: ["2025-06", "2025-12"], datasets: [dataset] });
        const unread = releases.filter(({ state }) => state === "EMBARGOED" || state === "WITHDRAWN");
        expect([name, unread.map(({ state, file }) => [state, file])]).toEqual([
          name,
          [
            ["EMBARGOED", null],
            ["WITHDRAWN", null],
          ],
        ]);
        expect([name, oraclesOfReleases(unread)]).toEqual([name, []]);
        for (const { id } of unread) expect([name, (await releaseFile(reader, id)).etag]).toEqual([name, null]);
      }
    });

    test("nothing that is told of a deposit confirms a right guess of its raw counts", {
      timeout: 60_000,
    }, async () => {
      const territories = await geography(anonymousOf(hub()));
      const epcis = territories.filter(({ level }) => level === "EPCI");
      const lines = epcis.map(({ code }, at) => `${code};2025-Q3;${at % 5}`);
      const text = `territoire;periode;valeur\n${lines.join("\n")}\n`;
      const words = (file: string) => [
        "publish",
        "department",
        "cer-signed",
        file,
        "--deposit",
        "--demonstration",
        "--unusual",
        "tables d'épreuve",
      ];
      await typedWith(text, words);
      const told = await textsOfDeposits(await readerNamed("steward@department", hub()));
      expect(told.length).toBeGreaterThan(3);
      const digests = confirmations(text, told);
      expect(told.filter((one) => digests.has(one))).toEqual([]);
    });

    test("an embargo shows no more by what it costs, or by how long its answer is", async () => {
      const question = (period: string) =>
        `{ territory(code: "55029") { caf { rsaHouseholds(from: "${period}", to: "${period}") { value bounds { min } } } } }`;
      const withdrawn = JSON.stringify((await asked(anonymousOf(hub()), question("2025-12"))).data);
      expect(withdrawn).not.toMatch(/835|833/);
      const embargoed = JSON.stringify((await asked(anonymousOf(hub()), question("2025-06"))).data);
      expect(embargoed).toContain("820");
    });
  });
}

/** All digests of a text that anybody could make with what is told beside it. */
function confirmations(text: string, told: readonly string[]): ReadonlySet<string> {
  const files = [text, text.replace(/\n$/, ""), text.replace(/\n/g, "\r\n")];
  const texts = files.flatMap((file) => [file, ...told.flatMap((one) => [one + file, file + one, `${one}\n${file}`])]);
  return new Set(
    texts.flatMap((one) =>
      ["sha256", "sha512", "sha1", "md5"].flatMap((name) => {
        const digest = createHash(name).update(one).digest();
        return [digest.toString("hex"), digest.toString("base64"), digest.toString("base64url")];
      }),
    ),
  );
}
