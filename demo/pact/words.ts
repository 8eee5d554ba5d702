/**
 * Invented words. No body here exists: names say so ("fictive", "d'exemple"), and every row made of them is marked.
 */
export const operators = [
  "Association fictive Passerelle",
  "Association fictive Le Tremplin d'exemple",
  "Régie fictive des Quartiers",
  "Épicerie sociale fictive",
  "Atelier fictif du Réemploi",
  "Mobilité d'exemple",
  "Centre social fictif",
  "Coopérative fictive des Savoirs",
] as const;

export const guests = [
  "Bailleur social fictif",
  "Banque alimentaire d'exemple",
  "Club d'entreprises fictif",
  "Représentants des usagers (fictifs)",
] as const;

export const publics = [
  "Bénéficiaires du RSA",
  "Jeunes de moins de 26 ans",
  "Femmes seules avec enfants",
  "Travailleurs handicapés",
  "Demandeurs d'emploi de longue durée",
  "Tout public fragilisé",
] as const;

/** By axis: what an action of it may be called. */
export const titles: Readonly<Record<number, readonly string[]>> = {
  1: [
    "Permanences d'accès aux droits",
    "Ateliers de pouvoir d'agir",
    "Levée des freins à la garde d'enfants",
    "Jardin partagé et lien social",
    "Plateforme de projet professionnel",
    "Parcours sécurisés vers l'emploi",
    "Accompagnement renforcé",
    "Parrainage par les entreprises",
    "Référentiel d'accompagnement en SIAE",
    "Outils communs des encadrants",
    "Formation des encadrants de SIAE",
    "Relais à la sortie de SIAE",
  ],
  2: [
    "Culture commune du parcours",
    "Formation croisée des référents",
    "Groupe d'expression des usagers",
    "Journées de partage d'expériences",
  ],
  3: [
    "Passerelle avec le schéma de l'enfance",
    "Observatoire des besoins",
    "Diagnostic de mobilité",
    "Contribution à la GPECT",
    "Forum des métiers",
    "Entreprises et territoire",
    "Appel à innovation sociale",
    "Adaptation du dispositif RSA",
  ],
};

export const themes = ["Mobilité", "Garde d'enfants", "Accès aux soins", "Numérique"] as const;

export const missing = {
  FUNDING: "Le plan de financement n'est pas bouclé",
  STAFF: "Le poste d'accompagnateur n'est pas pourvu",
  PREMISES: "Aucun local adapté n'est disponible",
  MOBILITY: "Les participants n'ont pas de moyen de transport",
  PARTNER: "Le partenaire attendu s'est retiré",
} as const;
