import { expect, test } from "vitest";
import { assertWritable, databaseRefusal } from "./commandLine.ts";

test("who is not let into a database is told first that a hub may still be starting, then what to verify", () => {
  for (const code of ["28P01", "28000"])
    expect(databaseRefusal({ code }, "hub migrate caf")).toEqual({
      code: "DATABASE_LOGIN_REFUSED",
      message: expect.stringMatching(
        /refuse cette connexion : si « hub start » est en train de démarrer, .*; sinon, vérifiez/,
      ),
    });
});

test.each(["timeout expired", "timeout exceeded when trying to connect", "Connection terminated unexpectedly"])(
  "a database that answers too late, in pg's words « %s », is one that does not answer",
  (words) => {
    expect(databaseRefusal(new Error(words), "hub migrate caf")).toMatchObject({ code: "DATABASE_SILENT" });
  },
);

test("a fault that is none of a database's is not taken for one", () => {
  expect(databaseRefusal(new Error("…"), "hub migrate caf")).toBeUndefined();
});

test.each(["a \u000b b", "a \u0000", "a \ud800", "a \u001b[0m"])(
  "a word of a command that cannot be kept is refused: %j",
  (word) => {
    expect(() => assertWritable(["caf", "--reason", word])).toThrow(/^Un texte de la commande porte un caractère/);
  },
);

test("what an editor writes in a word of a command is kept", () => {
  expect(() => assertWritable(["--correction", "Corrigé :\n\tune « erreur » œ \u{1f600}"])).not.toThrow();
});
