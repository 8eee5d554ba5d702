import { Table } from "../../parts/table.tsx";

/** A theme of the RGAA 4.1.2, and what was found when its criteria were walked through by hand. */
interface Theme {
  readonly number: number;
  readonly title: string;
  readonly state: "conforme" | "à compléter" | "sans objet";
  readonly found: string;
}

const themes: readonly Theme[] = [
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
    found: "Tout s'emploie au clavier, et les changements sont dits ; l'essai avec un lecteur d'écran reste à faire.",
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
    state: "à compléter",
    found: "Lien d'évitement, menu constant ; il n'y a ni moteur de recherche ni plan du site : le menu en tient lieu.",
  },
  {
    number: 13,
    title: "Consultation",
    state: "à compléter",
    found:
      "Aucune limite de temps ni mouvement imposé ; le PDF du dossier est balisé, mais n'a pas été vérifié par un outil PDF/UA.",
  },
];

/** The declaration that the law asks of every public page, with its state, its date and where to write. */
export function Accessibility() {
  return (
    <>
      <p class="lead">
        <strong>Ce tableau de bord est partiellement conforme</strong> au référentiel général d'amélioration de
        l'accessibilité (RGAA 4.1.2), en raison des points « à compléter » ci-dessous. Déclaration établie le 29
        novembre 2026 par ceux qui le construisent ; aucun audit extérieur n'a eu lieu, aucun taux de conformité n'est
        donc donné.
      </p>
      <section>
        <h2>Les treize thèmes, parcourus à la main</h2>
        <Table label="État par thème du RGAA" head={["Thème", "État", "Ce qui a été constaté"]}>
          {themes.map(({ number, title, state, found }) => (
            <tr key={number}>
              <th scope="row">
                {number}. {title}
              </th>
              <td>{state}</td>
              <td>{found}</td>
            </tr>
          ))}
        </Table>
      </section>
      <section>
        <h2>Ce qui est vérifié à chaque changement</h2>
        <ul>
          <li>
            Un contrôle automatique (axe-core) de chaque page, en clair, en sombre, en couleurs forcées, étroite,
            imprimée, et avec la démonstration, sans aucun défaut admis.
          </li>
          <li>Chaque page se parcourt au clavier seul, avec un repère visible, et se lit agrandie à 400 %.</li>
          <li>Chaque graphique a son tableau, qui dit la même chose à un lecteur d'écran.</li>
        </ul>
        <p>Technologies : HTML, CSS, JavaScript, SVG, WAI-ARIA. Navigateur des essais : Chromium.</p>
      </section>
      <section>
        <h2>Ce qui ne l'est pas</h2>
        <ul>
          <li>L'essai par des personnes qui emploient chaque jour un lecteur d'écran reste à faire.</li>
          <li>L'explorateur du graphe (/graphql), outil d'analystes, a ses propres limites.</li>
        </ul>
      </section>
      <section>
        <h2>Une difficulté ?</h2>
        <p>
          Dites-la à l'institution qui vous a donné cette adresse, ou au Département de la Meuse, pilote du Pacte : elle
          vous doit une réponse et une autre voie d'accès.
        </p>
        <p>
          Sans réponse, vous pouvez saisir le Défenseur des droits : par son formulaire (defenseurdesdroits.fr), par
          téléphone au 09 69 39 00 00, ou par courrier sans timbre : Défenseur des droits, Libre réponse 71120, 75342
          Paris CEDEX 07.
        </p>
      </section>
    </>
  );
}
