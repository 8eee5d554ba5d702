import { expect, test } from "vitest";
import { databaseRefusal } from "./commandLine.ts";

test("who is not let into a database is told first that a hub may still be starting, then what to verify", () => {
  for (const code of ["28P01", "28000"])
    expect(databaseRefusal({ code }, "hub migrate caf")).toEqual({
      code: "DATABASE_LOGIN_REFUSED",
      message: expect.stringMatching(
        /refuse cette connexion : si « hub start » est en train de démarrer, .*; sinon, vérifiez/,
      ),
    });
});

test("a fault that is none of a database's is not taken for one", () => {
  expect(databaseRefusal(new Error("…"), "hub migrate caf")).toBeUndefined();
});
