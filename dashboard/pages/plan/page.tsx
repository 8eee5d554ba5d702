import { contoursOfEpci, shortName } from "../../parts/epci.ts";
import { addressOf, type Place } from "../../parts/place.ts";

/** A page of the menu, or of the foot. */
interface Page {
  readonly path: string;
  readonly title: string;
  readonly answers: string;
}

/** Where everything is: each page with what it answers, each EPCI by its name, and what stands beside the dashboard. */
export function SitePlan({ place, pages }: { readonly place: Place; readonly pages: readonly Page[] }) {
  const to = (path: string): string => addressOf({ ...place, path, filters: {} });
  const byName = contoursOfEpci
    .map(({ properties: { siren, nom } }) => ({ siren, name: shortName(nom) }))
    .toSorted((first, second) => first.name.localeCompare(second.name, "fr"));
  return (
    <>
      <section>
        <h2>Les pages du comité</h2>
        <ul class="plan">
          {pages
            .filter(({ path }) => path !== "/plan")
            .map((page) => (
              <Line key={page.path} page={page} href={to(page.path)} />
            ))}
        </ul>
      </section>
      <section>
        <h2>Le diagnostic partagé de chaque EPCI</h2>
        <ul class="plan columns">
          {byName.map(({ siren, name }) => (
            <li key={siren}>
              <a href={to(`/territoires/${siren}`)}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>À côté du tableau de bord</h2>
        <ul class="plan">
          <li>
            <a href="/docs">Documentation</a> : lire un chiffre, le comparer, ce que dit chaque refus ; le catalogue.
          </li>
          <li>
            <a href="/explorer/composer">Composer un tableau</a> : indicateur, territoires, années, sans code.
          </li>
          <li>
            <a href="/graphql">Explorer le graphe</a> : poser une question soi-même.
          </li>
        </ul>
      </section>
    </>
  );
}

const Line = ({ page: { title, answers }, href }: { readonly page: Page; readonly href: string }) => (
  <li>
    <a href={href}>{title}</a> : {answers}
  </li>
);
