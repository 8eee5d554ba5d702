import { shippedPactFiles } from "@pacte-hub/data/pacts";
import type { Register } from "@pacte-hub/institution/config";
import { esfOperationsFile, loadEsfOperations } from "./esfOperations.ts";

/** What its keeper enters of files: a register for each that gives a Pact or prolongs one, entered anew when it changes. */
export const pactRegisters = (): readonly Register[] => [
  ...shippedPactFiles().map(({ file }) => ({
    id: file.replace(/^pacts\/|\.json$/g, ""),
    title: "Le Pacte : ce qu'il dit, ses signataires, axes, conventions et instances",
    file,
    load: async (db: Parameters<Register["load"]>[0]) => (await import("./registers.ts")).loadPact(db, file),
  })),
  {
    id: "esf-operations",
    title: "Les opérations du Fonds social européen dans le département, 2014-2020",
    file: esfOperationsFile,
    load: loadEsfOperations,
  },
];
