import "reflect-metadata";
import { graph as caf } from "@pacte-hub/caf/resolvers";
import { graph as department } from "@pacte-hub/department/resolvers";
import { type Graph, schemaOf } from "@pacte-hub/institution/server/buildSchema";
import { graph as poleEmploi } from "@pacte-hub/pole-emploi/resolvers";
import { graph as siae } from "@pacte-hub/siae/resolvers";
import { execute, parse } from "graphql";
import { expect, test } from "vitest";

const record = { recordedBy: "steward", recordedAt: "2019-02-01T00:00:00Z", version: 1, demonstration: true };
const rows = {
  "convention-signature": { id: "s1", convention: "c1", party: "caf", act: "SIGNED", on: "2019-02-01", record },
  "commitment-report": { id: "r1", commitment: "p1", promisor: "caf", state: "HELD", on: "2019-02-01", record },
};
const store = { all: async (register: keyof typeof rows) => [rows[register]] };

test.each(Object.entries({ department, caf, poleEmploi, siae }))(
  "%s answers the fields that the graph names otherwise than its rows",
  async (field, graph) => {
    // As the dashboard asks it, under a name of its own too.
    const question = parse(`{
      signatures: ${field}ConventionSignatures(origin: DEMONSTRATION) { id conventionId convention: conventionId }
      reports: ${field}CommitmentReports(origin: DEMONSTRATION) { id commitmentId }
    }`);
    const answer = await execute({
      schema: schemaOf(graph as unknown as Graph),
      document: question,
      contextValue: { store },
    });
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: {
        signatures: [{ id: "s1", conventionId: "c1", convention: "c1" }],
        reports: [{ id: "r1", commitmentId: "p1" }],
      },
    });
  },
);
