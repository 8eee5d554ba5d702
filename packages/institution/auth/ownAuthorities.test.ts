import { readSettings } from "@pacte-hub/server/config";
import { expect, test } from "vitest";
import { authoritiesOf } from "./ownAuthorities.ts";

const expected = (environment: Readonly<Record<string, string>>): readonly string[] =>
  authoritiesOf("caf", readSettings(environment));

test("an institution expects the host that its gateway calls, where the operator says it, and no other", () => {
  const authoritySetting = { CAF_AUTHORITY: "Pacte.CAF.example" };
  for (const HUB_BIND of ["127.0.0.1", "0.0.0.0", "::", "192.0.2.1"])
    expect(expected({ ...authoritySetting, HUB_BIND })).toEqual(["pacte.caf.example"]);
  expect(expected({ CAF_AUTHORITY: "[2001:db8::1]:8443" })).toEqual(["[2001:db8::1]:8443"]);
});

test("else the address it listens on, and on one machine whatever that machine calls itself, by IPv6 too", () => {
  const loopbackAuthorities = ["127.0.0.1:4103", "localhost:4103", "[::1]:4103"];
  for (const HUB_BIND of ["", "127.0.0.1", "0.0.0.0", "::", "::1", "localhost"])
    expect(expected({ HUB_BIND, CAF_PORT: "4103" })).toEqual(expect.arrayContaining(loopbackAuthorities));
  expect(expected({ HUB_BIND: "192.0.2.1", CAF_PORT: "4103" })).toEqual(["192.0.2.1:4103"]);
  expect(expected({ HUB_BIND: "2001:db8::1", CAF_PORT: "4103" })).toEqual(["[2001:db8::1]:4103"]);
});
