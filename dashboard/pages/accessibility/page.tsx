import { numberText } from "../../french/words.ts";
import { Table } from "../../parts/table.tsx";
import { criteria, themes } from "./themes.ts";

/** The declaration that the law asks of every public page, with its state, its date and where to write. */
export function Accessibility() {
  return (
    <>
      <p class="lead">
        <strong>Ce tableau de bord est partiellement conforme</strong> au référentiel général d'amélioration de
        l'accessibilité (RGAA 4.1.2) : {numberText(criteria.unmet)} des {numberText(criteria.met + criteria.unmet)}{" "}
        critères qui s'y appliquent ne sont pas tenus. Déclaration établie le 30 novembre 2026 par ceux qui le
        construisent ; aucun audit extérieur n'a eu lieu, aucun taux de conformité n'est donc donné.{" "}
        <a href="/docs/accessibilite">Les 106 critères, un à un</a>.
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
            imprimée, et avec la démonstration, sans aucun défaut admis ; le code, l'espacement du texte et la taille de
            320 pixels le sont aussi.
          </li>
          <li>Chaque page se parcourt au clavier seul, avec un repère visible, et se lit agrandie à 400 %.</li>
          <li>Chaque graphique a son tableau, qui dit la même chose à un lecteur d'écran.</li>
        </ul>
        <p>Technologies : HTML, CSS, JavaScript, SVG, WAI-ARIA. Navigateur des essais : Chromium.</p>
      </section>
      <section>
        <h2>Ce qui ne l'est pas</h2>
        <ul>
          <li>
            L'essai avec NVDA, JAWS ou VoiceOver, par des personnes qui emploient chaque jour un lecteur d'écran, reste
            à faire : les deux critères qui ne se jugent qu'ainsi (7.1 et 7.5) sont tenus pour non conformes.
          </li>
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
