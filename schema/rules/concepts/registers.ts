import type { StructuralZeros } from "../../model/openRegister.ts";

/** Outcomes of actions that are counted where the action takes place. */
export const whereActionsRun: StructuralZeros = {
  register: "ACTION",
  where: "ITS_TERRITORY",
  generatedOnly: false,
  because:
    "on participe dans l'année à une action en cours, et l'on est compté où elle a lieu, pour l'une de ses préconisations : nul n'est compté où le registre ouvert des actions n'en montre aucune.",
};

/** Outcomes of actions that are counted elsewhere: at the structure that was left. */
export const whereAnyActionRuns: StructuralZeros = {
  register: "ACTION",
  where: "EVERYWHERE",
  generatedOnly: false,
  because:
    "une sortie suit une action menée dans l'année, pour l'une de ses préconisations : nul n'est compté pour une préconisation dont le registre ouvert ne montre aucune action.",
};

/** The demonstration takes it that a structure's leavers had been helped by an action of the EPCI where it is counted. */
export const whereActionsRunForExits: StructuralZeros = {
  register: "ACTION",
  where: "ITS_TERRITORY",
  generatedOnly: true,
  because:
    "les chiffres de démonstration supposent la sortie précédée d'une action menée dans l'EPCI où elle est comptée (demo/README.md) : nul n'y est compté où le registre ouvert n'en montre aucune.",
};

/**
 * Whoever works in a structure works in one that the State has agreed. The open list is of one month, so it is certain of
 * generated figures alone: they take it for the list of every year.
 */
export const whereStructuresAre: StructuralZeros = {
  register: "STRUCTURE",
  where: "ITS_TERRITORY",
  generatedOnly: true,
  because:
    "seule une structure conventionnée emploie en insertion (Code du travail, L5132-2) : nul n'est compté où la liste ouverte n'en montre aucune de ce type. Pour les chiffres de démonstration, qui la supposent la même chaque année de 2017 à 2021 ; une liste de juillet 2019 n'est pas certaine pour de vrais chiffres d'une autre date.",
};
