import type { ApolloServer } from "@apollo/server";
import { expect, test } from "vitest";
import type { ReaderContext } from "../http/readerContext.ts";
import { absenceOf, openAsk } from "./openAsk.ts";

test("a page that all read is asked in nobody's name and at nobody's expense: who has spent a budget empties it for no one", async () => {
  const contexts: ReaderContext[] = [];
  const apollo = {
    async executeOperation(_: object, { contextValue }: { readonly contextValue: ReaderContext }) {
      contexts.push(contextValue);
      return { body: { kind: "single", singleResult: { data: { caf: null } } } };
    },
  } as unknown as ApolloServer<ReaderContext>;
  const signal = AbortSignal.timeout(1_000);
  expect(await openAsk(apollo)("{ caf { id } }", { signal })).toEqual({
    data: { caf: null },
    codes: [],
  });
  expect(contexts).toEqual([{ carried: {}, signal, bill: {} }]);
});

test("what is null says why: whoever shut its door is not silent", async () => {
  const errors = [
    { message: "Fermée.", extensions: { code: "DOOR_CLOSED", institution: "caf" } },
    { message: "Autre." },
  ];
  const apollo = {
    async executeOperation() {
      return { body: { kind: "single", singleResult: { data: { caf: null }, errors } } };
    },
  } as unknown as ApolloServer<ReaderContext>;
  const { codes } = await openAsk(apollo)("{ caf { id } }", { signal: AbortSignal.timeout(1_000) });
  expect(codes).toEqual(["DOOR_CLOSED"]);
  expect([absenceOf(codes), absenceOf(["PARTNER_UNAVAILABLE"]), absenceOf([])]).toEqual(["CLOSED", "SILENT", "SILENT"]);
});
