import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hub, startHub } from "./testbed/hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** The audits of "GraphQL over HTTP", written by the working group of the specification. */
const audits = serverAudits({ url: () => hub.url, fetchFn: fetch });

test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))(
  "GraphQL over HTTP %s: %s",
  async (_, __, runAudit) => {
    const { status, ...report } = await runAudit();
    expect(status, "reason" in report ? report.reason : "").toBe("ok");
  },
);
