import { readFileSync } from "node:fs";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { describe, expect, test } from "vitest";
import { readSettings, SettingsRefused } from "./config.ts";
import { ownEnvironment, ownVariables } from "./ownVariables.ts";
import { inClone } from "./repository.ts";

const environment = {
  GATEWAY_PORT: "nowhere",
  CAF_PORT: "4103",
  CAF_READER_URL: "postgres://caf_reader:secret@db/caf",
  CAF_PUBLISHER_URL: "postgres://caf_publisher:secret@db/caf",
  CAF_SIGNING_KEY: "/keys/caf.pem",
  POLE_EMPLOI_READER_URL: "not a url",
  GATEWAY_KEY: "/keys/gateway.pem",
};

describe("a process reads its own settings only", () => {
  test("an institution's does not stop for what is wrong elsewhere, and learns no other's secret", () => {
    expect(() => readSettings(environment)).toThrow(SettingsRefused);
    const caf = readSettings(ownEnvironment(environment, "caf"));
    expect(caf.ports.caf).toBe(4103);
    expect(caf.databases).toEqual({ caf: { READER: environment.CAF_READER_URL } });
    expect([caf.gatewayKey, caf.signingKeys]).toEqual([undefined, {}]);
  });

  test("the gateway learns no database and no institution's key", () => {
    const { databases, signingKeys, journalKeys, contextKeys, gatewayKey } = readSettings(
      ownEnvironment({ ...environment, GATEWAY_PORT: "4100" }, "gateway"),
    );
    expect({ databases, signingKeys, journalKeys, contextKeys }).toEqual({
      databases: {},
      signingKeys: {},
      journalKeys: {},
      contextKeys: {},
    });
    expect(gatewayKey).toBe(environment.GATEWAY_KEY);
    expect(() => readSettings(ownEnvironment(environment, "gateway"))).toThrow("GATEWAY_PORT");
  });

  test("every variable that a process reads is documented for operators", () => {
    const documents = ["docs/exploitation.md", ".env.example"].map((name) => readFileSync(inClone(name), "utf8"));
    for (const text of documents) {
      const silent = (["gateway", "signing-proxy", ...partnerIds] as const)
        .flatMap(ownVariables)
        .filter(
          (name) => !text.includes(name) && !text.includes(name.replace(/^(DEPARTMENT|POLE_EMPLOI|CAF|SIAE)_/, "CAF_")),
        );
      expect([...new Set(silent)]).toEqual([]);
    }
  });
});
