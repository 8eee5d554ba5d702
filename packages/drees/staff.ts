import type { Indicator } from "@pacte-hub/institution/config";
import { byDrees, othersIn, workbooks } from "./workbooks.ts";

const ofSurvey = {
  ...byDrees,
  regime: null,
  producer: "DREES (enquête Aide sociale)",
  roundedTo: null,
  periods: "YEAR",
  benchmark: othersIn("drees/personnel-social-departements-2014-2020.csv", workbooks.staff),
} as const;
const notIn2014 = "2014 : non disponible (ND) à la source.";

const inFte = (id: string, title: string, people: string, column: string) =>
  ({
    ...ofSurvey,
    id,
    title,
    definition: `${people}, au 31 décembre, en équivalents temps plein (DREES, enquête Aide sociale). ${notIn2014} Unité : équivalent temps plein.`,
    unit: "FTE",
    columns: [column],
  }) as const satisfies Indicator;

const inPersons = (id: string, title: string, people: string, column: string) =>
  ({
    ...ofSurvey,
    id,
    title: `${title} (effectif)`,
    definition: `${people}, au 31 décembre, en personnes (DREES, enquête Aide sociale). ${notIn2014} Unité : personne.`,
    unit: "PERSON",
    columns: [column],
  }) as const satisfies Indicator;

const ofAllStaff = [
  "Personnel départemental de l'action sociale et médico-sociale",
  "Personnel, hors assistants familiaux",
] as const;
const social = ["Personnel social et éducatif du Département", "Personnel social et éducatif"] as const;
const medical = ["Personnel médical du Département", "Personnel médical de l'action sociale"] as const;
const psychologists = ["Psychologues du Département", "Psychologues de l'action sociale"] as const;
const paramedical = ["Personnel paramédical du Département", "Personnel paramédical de l'action sociale"] as const;
const technical = [
  "Personnel médico-technique du Département",
  "Personnel médico-technique de l'action sociale",
] as const;
const administrative = [
  "Personnel administratif et technique de l'action sociale du Département",
  "Personnel administratif et technique de l'action sociale",
] as const;

/** The Department's social staff, by category: full-time equivalents and persons. */
export const socialStaff = {
  socialStaff: inFte("social-staff", ...ofAllStaff, "effectif_etp_total"),
  socialWorkers: inFte("social-workers", ...social, "effectif_etp_social"),
  medicalStaff: inFte("medical-staff", ...medical, "effectif_etp_medical"),
  psychologists: inFte("psychologists", ...psychologists, "effectif_etp_psychologues"),
  paramedicalStaff: inFte("paramedical-staff", ...paramedical, "effectif_etp_paramedical"),
  technicalStaff: inFte("technical-staff", ...technical, "effectif_etp_medicotechnique"),
  administrativeStaff: inFte("administrative-staff", ...administrative, "effectif_etp_administratif"),
  socialStaffHeadcount: inPersons("social-staff-headcount", ...ofAllStaff, "nb_agents_total"),
  socialWorkersHeadcount: inPersons("social-workers-headcount", ...social, "nb_agents_social"),
  medicalStaffHeadcount: inPersons("medical-staff-headcount", ...medical, "nb_agents_medical"),
  psychologistsHeadcount: inPersons("psychologists-headcount", ...psychologists, "nb_agents_psychologues"),
  paramedicalStaffHeadcount: inPersons("paramedical-staff-headcount", ...paramedical, "nb_agents_paramedical"),
  technicalStaffHeadcount: inPersons("technical-staff-headcount", ...technical, "nb_agents_medicotechnique"),
  administrativeStaffHeadcount: inPersons(
    "administrative-staff-headcount",
    ...administrative,
    "nb_agents_administratif",
  ),
  fosterFamiliesHeadcount: inPersons(
    "foster-families-headcount",
    "Assistants familiaux du Département",
    "Assistants familiaux employés par le Département",
    "nb_assistants_familiaux",
  ),
  socialStaffWithFosterFamiliesHeadcount: inPersons(
    "social-staff-with-foster-families-headcount",
    "Personnel départemental de l'action sociale, assistants familiaux compris",
    "Personnel, assistants familiaux compris",
    "nb_agents_avec_assistants_familiaux",
  ),
} as const;
