import { beforeEach, describe, expect, test } from "vitest";
import {
  type AskRole,
  addressAnswering,
  addressesIn,
  databaseIn,
  type HostRole,
  roleOf,
  wantsPrimary,
} from "./hosts.ts";

const two = "postgres://caf%5Freader:p%40ss@a:5432,[::1]:5433/caf?sslmode=verify-full";

describe("the address of a database", () => {
  test("may name several hosts, IPv6 ones too; each is an address of its own", () => {
    expect(addressesIn(two)).toEqual([
      "postgres://caf%5Freader:p%40ss@a:5432/caf?sslmode=verify-full",
      "postgres://caf%5Freader:p%40ss@[::1]:5433/caf?sslmode=verify-full",
    ]);
    expect(addressesIn("postgres://a,b/caf")).toEqual(["postgres://a/caf", "postgres://b/caf"]);
    for (const url of ["postgres://u:p@h:5432/caf", "postgres://[::1]/caf", "postgres://h"])
      expect(addressesIn(url)).toEqual([url]);
  });

  test("names a role and a database, however many hosts it has, and says whether writes are needed", () => {
    expect([roleOf(two), databaseIn(two)]).toEqual(["caf_reader", "a:5432,[::1]:5433/caf"]);
    expect(databaseIn("postgres://steward@a:5432,[::1]:5433/caf")).toBe(databaseIn(two));
    expect(
      [two, `${two}&target_session_attrs=read-write`, `${two}&target_session_attrs=any`].map(wantsPrimary),
    ).toEqual([false, true, false]);
  });
});

describe("of several hosts", () => {
  let hosts: Record<string, HostRole | Error>;
  let namesAsked: string[];
  const askRole: AskRole = async (address) => {
    const name = new URL(address).hostname;
    namesAsked.push(name);
    const role = hosts[name] as HostRole | Error;
    if (role instanceof Error) throw role;
    return role;
  };
  const failing = (code: string): Error => Object.assign(new Error(code), { code });
  const down = failing("ECONNREFUSED");
  // What was answered last is remembered by the address: each test has its own.
  let nth = 0;
  let url: string;
  const hostAnswering = async (needsPrimary = false): Promise<string> =>
    new URL(await addressAnswering(url, needsPrimary, askRole)).hostname;
  beforeEach(() => {
    url = `postgres://u@a,b,c/caf${nth++}`;
    namesAsked = [];
  });

  test("the first that answers serves, and is asked first from then on, until it answers no more", async () => {
    hosts = { a: down, b: "STANDBY", c: "PRIMARY" };
    expect([await hostAnswering(), namesAsked]).toEqual(["b", ["a", "b"]]);
    namesAsked = [];
    expect([await hostAnswering(), namesAsked]).toEqual(["b", ["b"]]);
    hosts = { ...hosts, a: "PRIMARY", b: down };
    expect(await hostAnswering()).toBe("a");
  });

  test("what writes goes to the one that takes writes, and to another once that one was promoted", async () => {
    hosts = { a: "STANDBY", b: "PRIMARY", c: "STANDBY" };
    expect(await hostAnswering(true)).toBe("b");
    hosts = { a: down, b: "STANDBY", c: "PRIMARY" };
    expect(await hostAnswering(true)).toBe("c");
  });

  test("what is only read stays where it was read: what is written elsewhere does not draw it there", async () => {
    hosts = { a: "STANDBY", b: "PRIMARY", c: "STANDBY" };
    expect([await hostAnswering(), await hostAnswering(true), await hostAnswering()]).toEqual(["a", "b", "a"]);
  });

  test("where none takes writes, or none answers, that is an outage; where one lets nobody in, that is what is said", async () => {
    hosts = { a: "STANDBY", b: "STANDBY", c: "STANDBY" };
    await expect(hostAnswering(true)).rejects.toMatchObject({ code: "57P03" });
    hosts = { a: down, b: down, c: failing("ETIMEDOUT") };
    await expect(hostAnswering()).rejects.toMatchObject({ code: "ETIMEDOUT" });
    hosts = { a: down, b: failing("28P01"), c: "PRIMARY" };
    await expect(hostAnswering()).rejects.toMatchObject({ code: "28P01" });
  });

  test("one host alone is not asked beforehand", async () => {
    expect(await addressAnswering("postgres://u@a/caf", true, askRole)).toBe("postgres://u@a/caf");
    expect(namesAsked).toEqual([]);
  });
});
