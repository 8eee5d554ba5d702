/** What readers say, and the words by which the documents say it; both without accent. */
const groups: readonly (readonly string[])[] = [
  ["chomeur", "chomeurs", "chomeuse", "chomage", "demandeur", "demandeurs", "jobseekers"],
  ["intercommunalite", "intercommunalites", "agglomeration", "epci"],
  ["ville", "villes", "village", "villages", "commune", "communes"],
  ["beneficiaire", "beneficiaires", "allocataire", "allocataires"],
  ["anonymat", "confidentialite", "secret"],
  ["erreur", "erreurs", "refus"],
  ["telecharger", "export", "exporter", "csv", "tableau", "tableaux"],
  ["excel", "tableur", "classeur", "xlsx"],
  ["api", "graphql", "graphe"],
  ["token", "jeton"],
  ["flux", "rss", "atom"],
  ["subvention", "subventions", "financement", "financements"],
];

/** Of a word, the others of its group. */
export const synonyms: ReadonlyMap<string, readonly string[]> = new Map(
  groups.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)),
);
