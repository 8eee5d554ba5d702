/** What RGAA asks every public page to declare. */
export function Accessibility() {
  return (
    <>
      <p class="lead">
        Ce tableau de bord vise le RGAA 4.1 (WCAG 2.2, niveau AA). Cette déclaration est faite par ceux qui le
        construisent ; aucun audit extérieur n'a eu lieu.
      </p>
      <section>
        <h2>Ce qui est vérifié à chaque changement</h2>
        <ul>
          <li>Un contrôle automatique (axe-core) de chaque page, en clair et en sombre, sans aucun défaut admis.</li>
          <li>Chaque page se parcourt au clavier seul, avec un repère visible, et se lit agrandie à 200 %.</li>
          <li>Chaque graphique a son tableau, qui dit la même chose à un lecteur d'écran.</li>
        </ul>
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
          Dites-la à l'institution qui vous a donné cette adresse : elle vous doit une réponse. Sans réponse, le
          Défenseur des droits peut être saisi (defenseurdesdroits.fr).
        </p>
      </section>
    </>
  );
}
