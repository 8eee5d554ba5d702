import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { addContextKey } from "@pacte-hub/institution/database/context/databaseKeys";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publishInvented } from "@pacte-hub/publisher/publishShipped";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { joinPartners } from "@pacte-hub/server/joinedPartners";
import type { Login } from "@pacte-hub/server/logins";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { addGateway, publicKeyIn } from "../packages/institution/auth/gatewayKeys.ts";
import { contextKeyOfHub, freshDatabase } from "./database.ts";
import { freePorts } from "./hub.ts";
import { type InstitutionProcess, institutionProcess, signedQuestion } from "./institutionProcess.ts";
import { abuses, codeOf, forbidden } from "./loginWall.ts";

/** The whole guide, a whole hub, and every figure of it: `test/joinedPartners.prove.test.ts`. */
const folder = inClone("demo/partners/region");
const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);
const gatewayKey = (): string => readFileSync(keyOf("gateway"), "utf8");

let database: Awaited<ReturnType<typeof freshDatabase>>;
let serving: InstitutionProcess;

beforeAll(async () => {
  joinPartners({ HUB_PARTNERS: folder });
  const { institutionIn } = await import("@pacte-hub/institution/described/institution");
  const { CAF_PORT } = await freePorts();
  database = await freshDatabase("caf");
  await migrate("region", database);
  await withClient(database.OWNER, async (owner) => {
    await addContextKey(owner, contextKeyOfHub("caf"));
    await owner.query("insert into authority.mark (demonstration) values (true)");
  });
  await withClient(database.STEWARD, (steward) =>
    addGateway(steward, { publicKey: publicKeyIn(publicKeyOf(gatewayKey())), demonstration: true }),
  );
  await publishInvented(
    institutionIn(folder),
    { publisherUrl: database.PUBLISHER, key: signingKey(newSigningKeyPem()), abroad: noHub },
    () => undefined,
  );
  serving = await institutionProcess("region", CAF_PORT, {
    HUB_PARTNERS: folder,
    REGION_READER_URL: database.READER,
    REGION_CONTEXT_KEY: keyOf("caf-context"),
    REGION_JOURNAL_KEY: keyOf("caf-journal"),
  });
});
afterAll(async () => {
  await serving?.stop();
  await database?.drop();
});

const publicKeyOf = (pem: string): string => signerOf(pem).publicKey;

describe("an institution that is a description and nothing else", () => {
  test("answers the gateway: who it is, what it publishes, and to whom it opens what", async () => {
    const question = `{ region { name datasets { id unit } } _entities(representations: [{ __typename: "Territory", code: "55" }]) {
      ... on Territory { region { trainingEntries(origin: DEMONSTRATION) { value } } } } }`;
    const answer = await signedQuestion(serving, gatewayKey(), question);
    expect(await answer.json()).toMatchObject({
      data: {
        region: { datasets: [{ id: "region-training-entries", unit: "PERSON" }] },
        _entities: [{ region: { trainingEntries: null } }],
      },
      errors: [{ extensions: { code: "NOT_GRANTED", institution: "region" } }],
    });
  });

  test("answers nobody else", async () => {
    const answer = await signedQuestion(serving, newSigningKeyPem(), "{ __typename }");
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "CARRIER_REFUSED" } }] });
  });

  test("withholds a small count, and another with it so that no subtraction tells", async () => {
    const withheld = await withClient(database.PUBLISHER, async (client) => {
      const { rows } = await client.query("select territory from published.cell where status = 'WITHHELD'");
      return rows.length;
    });
    expect(withheld).toBeGreaterThan(1);
  });

  test.each(Object.keys(abuses) as Exclude<Login, "OWNER">[])(
    "its database refuses its %s all that is no work of it",
    async (login) => {
      for (const sql of abuses[login]) expect([sql, await codeOf(database[login], sql)]).toEqual([sql, forbidden]);
    },
  );
});
