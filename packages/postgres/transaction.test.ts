import type { ClientBase } from "pg";
import { describe, expect, test } from "vitest";
import { inTransaction } from "./transaction.ts";

/** A connection that notes what is asked of it, and answers a commit by `answer`. */
function connection(answer = "COMMIT") {
  const statements: string[] = [];
  const query = (text: string) => {
    statements.push(text);
    return Promise.resolve({ command: text === "commit" ? answer : text.toUpperCase(), rows: [] });
  };
  return { asked: statements, client: { query } as unknown as ClientBase };
}

describe("a transaction", () => {
  test("is kept once its work has ended, and gives what came of it", async () => {
    const { client, asked } = connection();
    expect(await inTransaction(client, () => client.query("insert").then(() => 7))).toBe(7);
    expect(asked).toEqual(["begin", "insert", "commit"]);
  });

  test("is taken back when its work fails, and the failure is the work's own", async () => {
    const { client, asked } = connection();
    const failing = inTransaction(client, () => Promise.reject(new Error("a stage failed")));
    await expect(failing).rejects.toThrow("a stage failed");
    expect(asked).toEqual(["begin", "rollback"]);
  });

  test("is taken back where its outcome is not worth keeping", async () => {
    const { client, asked } = connection();
    expect(await inTransaction(client, () => Promise.resolve("same"), { keeps: (result) => result !== "same" })).toBe(
      "same",
    );
    expect(asked).toEqual(["begin", "rollback"]);
  });

  test("that the server gave up is never said to be kept", async () => {
    const { client } = connection("ROLLBACK");
    await expect(inTransaction(client, () => Promise.resolve())).rejects.toThrow(/nothing of it is written/);
  });
});
