/** A theme of the RGAA 4.1.2, and what was found when its criteria were walked through by hand. */
export interface Theme {
  readonly number: number;
  readonly title: string;
  /** "à compléter": a criterion of it at least is not met. */
  readonly state: "conforme" | "à compléter" | "sans objet";
  readonly found: string;
}

export const themes: readonly Theme[] = [
  {
    number: 1,
    title: "Images",
    state: "conforme",
    found: "Les dessins sont décoratifs et doublés d'un tableau, ou portent une phrase qui les dit.",
  },
  { number: 2, title: "Cadres", state: "sans objet", found: "Aucun cadre." },
  {
    number: 3,
    title: "Couleurs",
    state: "conforme",
    found: "Contrastes mesurés en clair, en sombre et en couleurs forcées ; aucune information par la seule couleur.",
  },
  { number: 4, title: "Multimédia", state: "sans objet", found: "Ni son ni vidéo." },
  {
    number: 5,
    title: "Tableaux",
    state: "conforme",
    found: "Chaque tableau a son titre et ses en-têtes ; le tri est dit.",
  },
  {
    number: 6,
    title: "Liens",
    state: "conforme",
    found:
      "Chaque lien se comprend seul, ou par la ligne où il se trouve ; ceux de la carte disent l'EPCI et sa valeur.",
  },
  {
    number: 7,
    title: "Scripts",
    state: "à compléter",
    found:
      "Tout s'emploie au clavier, et les changements sont dits ; leur restitution par un lecteur d'écran reste à éprouver.",
  },
  {
    number: 8,
    title: "Éléments obligatoires",
    state: "conforme",
    found: "Langue déclarée, un titre propre à chaque page et à chaque choix.",
  },
  {
    number: 9,
    title: "Structuration de l'information",
    state: "conforme",
    found: "Un titre de premier niveau par page, des titres sans saut, des repères nommés.",
  },
  {
    number: 10,
    title: "Présentation de l'information",
    state: "conforme",
    found: "Rien ne dépasse à 400 % ; la prise de focus est visible partout ; l'impression se lit sans écran.",
  },
  {
    number: 11,
    title: "Formulaires",
    state: "conforme",
    found: "Chaque champ a son étiquette ; une date fautive est expliquée ; rien n'est choisi pendant la frappe.",
  },
  {
    number: 12,
    title: "Navigation",
    state: "conforme",
    found: "Lien d'évitement, menu constant, plan du site ; rien ne retient le clavier.",
  },
  {
    number: 13,
    title: "Consultation",
    state: "conforme",
    found:
      "Une session qui finit est dite deux minutes avant, et se prolonge ; rien ne bouge seul ; le PDF du dossier ne rompt aucune règle de PDF/UA que veraPDF vérifie.",
  },
];

/** What the walk through the 106 criteria found, criterion by criterion in docs/accessibilite.md. */
export const criteria = { met: 67, unmet: 2, without: 37 } as const;
