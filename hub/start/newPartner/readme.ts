import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { extractOf, type NewPartnerRequest } from "./description.ts";

/** The page that tells the institution what lies in its folder, and what is left to do. */
export const readmeOf = (newcomer: NewPartnerRequest, folder: string): string => `# ${newcomer.name}

## Ce que ce dossier contient

- \`partner.json\` : qui est l'institution (nom, champ du graphe, signataire, port), ce qu'elle compte, et sous quelle règle de secret ;
- \`schema.graphql\` : ce qu'elle promet dans le graphe, écrit par \`hub compose\` d'après sa description ;
- \`migrations/\` : les étapes propres à sa base, après celles de toutes ; une étape qui a couru ne change plus ;
- \`${extractOf(newcomer)}\` : des chiffres **inventés**, qu'une démonstration seule publie, marqués comme tels.

## Ce qu'il reste à écrire

1. Dans \`partner.json\` : la définition, l'unité et le producteur du jeu ; \`short\` (« CAF de la Meuse »), \`of\` (« de la CAF ») et \`subject\` (« la CAF »).
2. La convention qui ouvre le jeu (\`unlockedBy\`), ou \`policy\` de nature \`NONE\` et son fondement pour une donnée déjà ouverte.
3. \`population\` si d'autres comptent les mêmes personnes : c'est ce qui empêche qu'on les devine en rapprochant deux institutions.

## La servir

\`\`\`sh
export HUB_PARTNERS=${folder}
hub compose                      # le schéma de l'institution, dans son dossier
hub start                        # tout le hub, elle comprise, sur cette machine
hub publish ${newcomer.id} ${newcomer.dataset} <fichier.csv> --dry-run
\`\`\`

Sur sa propre machine : \`hub migrate ${newcomer.id}\`, \`hub subgraph ${newcomer.id}\` ; ses variables commencent par \`${variablePrefix(newcomer.id)}_\`.
La suite (fondement, clés, émetteur, accès, première publication) est dans \`docs/operations/rejoindre.md\`.
`;
