/** A document of the repository that the site shows, and how its menu names it. */
export interface Entry {
  /** Its address is /docs/<slug>. */
  readonly slug: string;
  /** From the root of the repository. */
  readonly source: string;
  /** As the menu names it. */
  readonly label: string;
  /** What a reader finds there, in a sentence. */
  readonly summary: string;
}

export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** In the menu's order. What is not listed here is not served: documents for those who build the hub stay in the repository. */
export const documents: readonly Group[] = [
  {
    title: "Commencer",
    entries: [
      {
        slug: "premiers-pas",
        source: "docs/premiers-pas.md",
        label: "Les cinq premières minutes",
        summary: "De l'ouverture de la page à un tableau de deux institutions, sans écrire de code.",
      },
      {
        slug: "lire-un-chiffre",
        source: "docs/lire-un-chiffre.md",
        label: "Lire un chiffre",
        summary: "Ce que disent un état, un intervalle certain, un arrondi, une couverture.",
      },
      {
        slug: "comparer",
        source: "docs/comparer.md",
        label: "Comparer sans se tromper",
        summary: "Foyers et personnes, stocks et moyennes, régimes, communes manquantes, millésimes.",
      },
      {
        slug: "ailleurs",
        source: "docs/ailleurs.md",
        label: "La même tâche ailleurs",
        summary: "Ici, avec PxWeb et avec l'API du DfE : les mêmes pas, comptés.",
      },
    ],
  },
  {
    title: "Obtenir des données",
    entries: [
      {
        slug: "tableaux",
        source: "docs/tableaux.md",
        label: "Tableaux",
        summary: "CSV, classeur, Parquet : toute question se lit en tableau.",
      },
      {
        slug: "requetes-enregistrees",
        source: "docs/requetes-enregistrees.md",
        label: "Requêtes enregistrées",
        summary: "Une question gardée sous un lien, qu'un tableur relit.",
      },
      {
        slug: "citations",
        source: "docs/citations.md",
        label: "Citations",
        summary: "Un lien permanent, qui dit si la réponse est la même.",
      },
      {
        slug: "analystes",
        source: "docs/analystes.md",
        label: "Guide de l'analyste",
        summary: "Le graphe, ses taux, vos droits, curl, Python et R.",
      },
      {
        slug: "clients",
        source: "docs/clients.md",
        label: "Depuis un programme",
        summary: "Les paquets Python, R et JavaScript ; Apollo Client, urql, graphql-request.",
      },
      {
        slug: "paquet-python",
        source: "clients/python/README.md",
        label: "Le paquet Python",
        summary: "pacte-hub : installer, lire une série, un rapport, un refus.",
      },
      {
        slug: "paquet-r",
        source: "clients/r/README.md",
        label: "Le paquet R",
        summary: "pactehub : la même chose, en data.frame.",
      },
      {
        slug: "paquet-javascript",
        source: "clients/javascript/README.md",
        label: "Le paquet JavaScript",
        summary: "@pacte-hub/client : la même chose, avec des types.",
      },
      {
        slug: "questions",
        source: "docs/questions/README.md",
        label: "Vingt questions des comités",
        summary: "Chacune avec sa requête, et ce qu'on peut y répondre.",
      },
    ],
  },
  {
    title: "Règles et limites",
    entries: [
      {
        slug: "limites",
        source: "docs/limites.md",
        label: "Limites",
        summary: "Coût, budget, lignes, et quoi faire quand on les touche.",
      },
      {
        slug: "codes",
        source: "docs/codes.md",
        label: "Codes de refus",
        summary: "Tous les refus, et ce qu'il faut changer.",
      },
      {
        slug: "absences",
        source: "docs/absences.md",
        label: "Pourquoi un chiffre manque",
        summary: "Une absence a une seule raison, et elle est dite.",
      },
      {
        slug: "secret",
        source: "docs/secret.md",
        label: "Le secret statistique",
        summary: "Comment il est tenu, et ce qui reste connu.",
      },
      {
        slug: "nombres-calcules",
        source: "docs/derived-numbers.md",
        label: "Les nombres calculés",
        summary: "Taux, écarts, intervalles : leur définition.",
      },
      {
        slug: "modele-conceptuel",
        source: "docs/modele-conceptuel.md",
        label: "Le modèle conceptuel",
        summary: "Qui est compté, et ce que les définitions impliquent.",
      },
      {
        slug: "textes-libres",
        source: "docs/textes-libres.md",
        label: "Les textes libres",
        summary: "Ce qui peut s'écrire à la main dans un registre lu de tous.",
      },
      {
        slug: "regles-du-pacte",
        source: "docs/regles-du-pacte.md",
        label: "Les règles du Pacte",
        summary: "Le circuit des financements, règle par règle.",
      },
    ],
  },
  {
    title: "Le hub",
    entries: [
      {
        slug: "tableau-de-bord",
        source: "docs/tableau-de-bord.md",
        label: "Le tableau de bord",
        summary: "Les douze questions du comité.",
      },
      {
        slug: "accessibilite",
        source: "docs/accessibilite.md",
        label: "Son accessibilité",
        summary: "Les 106 critères du RGAA, un à un.",
      },
      {
        slug: "changements",
        source: "docs/changements.md",
        label: "Ce qui change",
        summary: "Le graphe, les publications, et combien de temps un nom tient.",
      },
      {
        slug: "exploitation",
        source: "docs/exploitation.md",
        label: "Exploiter le hub",
        summary: "Pour qui le fait tourner.",
      },
      {
        slug: "installer",
        source: "docs/operations/README.md",
        label: "Installer chez soi",
        summary: "Une institution seule, ou la passerelle.",
      },
      {
        slug: "reglages",
        source: "docs/operations/configuration.md",
        label: "Les réglages",
        summary: "Chaque variable de chaque processus.",
      },
    ],
  },
];

/** A page that no document is: the gateway answers it from the graph, or the build writes it from the composed schema. */
export const made = {
  catalogue: {
    slug: "catalogue",
    label: "Catalogue des données",
    summary: "Chaque jeu : définition, unité, périodes, secret, qui peut le lire.",
  },
  graph: { slug: "graphe", label: "Le graphe, champ par champ", summary: "Tous les types, écrits du schéma." },
  search: { slug: "recherche", label: "Recherche", summary: "Chercher dans toutes les pages." },
} as const;
