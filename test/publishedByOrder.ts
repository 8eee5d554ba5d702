import { caf } from "@pacte-hub/caf/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { issueRelease } from "@pacte-hub/publisher/release";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import type { LoginUrls } from "@pacte-hub/server/logins";
import type { ClientBase } from "pg";
import { expect } from "vitest";

const key = signingKey(newSigningKeyPem());
const indicator = caf.indicators.find(({ id }) => id === "rsa-people-covered") ?? caf.indicators[0];
export const suppression = caf.policies["rsa-people-covered"] as DisclosurePolicy;

/** What the publisher's login publishes by itself, past every command: one figure of a period, by an order or by none. */
export const publishesOf =
  ({ PUBLISHER }: Pick<LoginUrls, "PUBLISHER">) =>
  (
    period: string,
    order: string | null,
    policy = suppression,
    embargoUntil: string | null = null,
    { rehearsal = false } = {},
  ) =>
    withClient(PUBLISHER, async (client) => {
      const source = { title: "essai", licence: "essai", retrievedOn: null, url: null };
      const said = { institution: caf, policy, source, provisional: false, demonstration: false, embargoUntil, order };
      const silent = { standardError: null, present: null, expected: null };
      const cells = [
        { territory: "55", breakdown: "", status: "PUBLISHED", value: 90, min: 90, max: 90, ...silent } as const,
      ];
      if (!indicator) throw new Error("no such dataset");
      const table = { indicator, period, cells, findings: 0 };
      const { release } = await inTransaction(client, () => issueRelease({ ...said, client, key, rehearsal }, table), {
        keeps: () => !rehearsal,
      });
      return release;
    });

const zeros = "0".repeat(64);
/** An order of the steward's to publish a dataset, which another person approves or does not; @returns its id */
export const ordersOf =
  ({ OWNER, STEWARD, secondUrl }: Pick<LoginUrls, "OWNER" | "STEWARD"> & { readonly secondUrl: string }) =>
  async (id: string, dataset: string, approve: boolean, embargo: string | null = null): Promise<string> => {
    await withClient(OWNER, (owner: ClientBase) =>
      owner.query("insert into authority.deposit select * from jsonb_populate_record(null::authority.deposit, $1)", [
        {
          id,
          datasets: [dataset],
          file_names: ["x.csv"],
          sha256: zeros,
          seal: zeros,
          provisional: false,
          demonstration: false,
          deposited_at: "2026-01-01",
        },
      ]),
    );
    await withClient(STEWARD, (client) =>
      client.query(
        "insert into authority.publication_order (id, deposit, ordered_by, needs_approval, embargo_until) values ($1, $1, 'x', false, $2)",
        [id, embargo],
      ),
    );
    const approving = (url: string) =>
      withClient(url, (client) =>
        client.query(
          `insert into authority.publication_approval (order_id, ordered_by, approved_by)
         select id, ordered_by, 'steward:another' from authority.publication_order where id = $1`,
          [id],
        ),
      );
    await expect(approving(STEWARD)).rejects.toMatchObject({ code: "42501" });
    if (approve) await approving(secondUrl);
    return id;
  };
