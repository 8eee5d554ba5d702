import type { Plugin } from "vite";

/**
 * GraphiQL has no other language than English, so its words are replaced as it is bundled: by the
 * end of the file that holds them, exactly as they are written there.
 */
const wordsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "graphiql/dist/GraphiQL.js": {
    '"Show" : "Hide"} editor tools`': '"Montrer" : "Masquer"} variables et en-têtes`',
    '"Editor Commands"': '"Commandes de l\'éditeur"',
    '"Operation Editor"': '"Éditeur de la requête"',
    'children: "Headers"': 'children: "En-têtes"',
    '"Variables" : "Headers"': '"Variables" : "En-têtes"',
    '"Select active operation"': '"Choisir la requête"',
    '"New tab"': '"Nouvel onglet"',
  },
  "graphiql/dist/ui/toolbar.js": {
    "`Prettify query (": "`Mettre en forme (",
    "`Merge fragments into query (": "`Fondre les fragments dans la requête (",
    "`Copy query (": "`Copier la requête (",
  },
  "graphiql/dist/ui/sidebar.js": {
    '"Hide" : "Show"} ${': '"Masquer" : "Montrer"} : ${',
    "`Re-fetch GraphQL schema (": "`Relire le schéma (",
    '"Open short keys dialog"': '"Raccourcis du clavier"',
    '"Open settings dialog"': '"Réglages"',
    'children: "Short Keys"': 'children: "Raccourcis du clavier"',
    '"This modal provides a list of available keyboard shortcuts and their functions."':
      '"Les raccourcis du clavier, et ce que fait chacun."',
    'children: "Settings"': 'children: "Réglages"',
    '"This modal lets you adjust header persistence, interface theme, and clear local storage."':
      '"Couleurs de l\'interface ; effacer ce que cette page garde dans le navigateur."',
    'children: "Theme"': 'children: "Couleurs"',
    '"Adjust how the interface appears."': '"Comment l\'interface se montre."',
    'children: "System"': 'children: "Du système"',
    'children: "Light"': 'children: "Claires"',
    'children: "Dark"': 'children: "Sombres"',
    'children: "Clear storage"': 'children: "Effacer"',
    '"Remove all locally stored data and start fresh."': '"Oublier tout ce que cette page garde, et recommencer."',
  },
  "graphiql/dist/ui/short-keys.js": {
    '"Execute query"': '"Exécuter la requête"',
    '"Open the Command Palette (you must have focus in the editor)"': '"Ouvrir la palette (depuis l\'éditeur)"',
    '"Prettify editors"': '"Mettre en forme"',
    '"Copy query"': '"Copier la requête"',
    '"Re-fetch schema using introspection"': '"Relire le schéma"',
    '"Search in documentation"': '"Chercher dans la documentation"',
    '"Search in editor"': '"Chercher dans l\'éditeur"',
    '"Merge fragments definitions into operation definition"': '"Fondre les fragments dans la requête"',
    '"Short Key"': '"Raccourci"',
    '"Function"': '"Ce qu\'il fait"',
  },
  "components/execute-button/index.js": { '"Stop" : "Execute"} query (': '"Arrêter" : "Exécuter"} la requête (' },
  "components/tabs/index.js": { '"Close Tab"': '"Fermer l\'onglet"' },
  "components/dialog/index.js": { '"Close dialog"': '"Fermer"' },
  "components/response-editor.js": { '"Result Window"': '"Réponse"', "Loading...": "Chargement…" },
  "plugin-doc-explorer/dist/context.js": {
    'title: "Documentation Explorer"': 'title: "Documentation du graphe"',
    "Show Documentation Explorer": "Montrer : Documentation du graphe",
  },
  "plugin-doc-explorer/dist/components/doc-explorer.js": {
    '"aria-label": "Documentation Explorer"': '"aria-label": "Documentation du graphe"',
    "`Go back to ${": "`Revenir à ${",
    '"Error fetching schema"': '"Le schéma ne se lit pas"',
    '"No GraphQL schema available"': '"Aucun schéma"',
  },
  "plugin-doc-explorer/dist/components/schema-documentation.js": {
    '"A GraphQL schema provides a root type for each kind of operation."':
      '"Tout ce qui se demande part d\'un type racine : query pour lire, mutation pour agir."',
    'title: "Root Types"': 'title: "Types racines"',
  },
  "plugin-doc-explorer/dist/components/search.js": {
    "`Search ${": "`Chercher dans ${",
    '"No results found"': '"Rien de tel"',
    '"Other results"': '"Ailleurs"',
  },
  "plugin-doc-explorer/dist/components/type-documentation.js": {
    'title: "Implements"': 'title: "Interfaces"',
    'title: "Fields"': 'title: "Champs"',
    'title: "Deprecated Fields"': 'title: "Champs à quitter"',
    '"Show Deprecated Fields"': '"Montrer les champs à quitter"',
    'title: "Enum Values"': 'title: "Valeurs"',
    'title: "Deprecated Enum Values"': 'title: "Valeurs à quitter"',
    '"Show Deprecated Values"': '"Montrer les valeurs à quitter"',
  },
  "plugin-history/dist/index.js": { 'title: "History"': 'title: "Historique"' },
};

/** Refuses to build, with a word that the library has no more: an update is read again. */
export function graphiqlInFrench(): Plugin {
  const missed = new Set(Object.keys(wordsOf));
  return {
    name: "graphiql-in-french",
    transform(code, id) {
      const file = Object.keys(wordsOf).find((end) => /graphiql/.test(id) && id.split("?")[0]?.endsWith(`/${end}`));
      if (file === undefined) return null;
      missed.delete(file);
      return { code: inFrench(code, wordsOf[file] ?? {}), map: null };
    },
    buildEnd(error) {
      if (!error && missed.size > 0) this.error(`GraphiQL has no more: ${[...missed].join(", ")}`);
    },
  };
}

/** @throws where a word is not in the code */
function inFrench(code: string, words: Readonly<Record<string, string>>): string {
  let french = code;
  for (const [english, word] of Object.entries(words)) {
    if (!french.includes(english)) throw new Error(`GraphiQL has no more: ${english}`);
    french = french.replaceAll(english, () => word);
  }
  return french;
}
