import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { dayText } from "./french/words.ts";
import { absent, drawerOf, pageAt, pages, prepare } from "./pages/register.tsx";
import { AsOf } from "./parts/asOf.ts";
import { BadAddress, Ignored } from "./parts/badAddress.tsx";
import { Boundary } from "./parts/boundary.tsx";
import { Controls } from "./parts/controls.tsx";
import { Opening, useOpening } from "./parts/opening.ts";
import { faultsOf, type Parameters, titleOf } from "./parts/parameters.ts";
import { addressOf, go, isDemonstration, type Place, placeOf, usePlace } from "./parts/place.ts";
import { SessionEnd } from "./parts/sessionEnd.tsx";
import { signedInAt } from "./session/session.ts";

const none: Parameters = {};

export function App() {
  const place = usePlace(prepare);
  const { title, path, hasOwnHeading } = pageAt(place.path);
  const { show, parameters = none } = drawerOf(place.path);
  const { search } = window.location;
  const faults = faultsOf(search, parameters);
  const blocking = faults.filter(({ isUnknown }) => !isUnknown);
  useEffect(() => {
    document.title = titleOf(title, search, parameters);
  }, [title, search, parameters]);
  useEffect(() => {
    const follow = stay(place);
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [place]);
  return (
    <>
      <a class="skip" href="#main">
        Aller au contenu
      </a>
      <Header place={place} current={path} />
      <SessionEnd />
      <Caveats place={place} />
      <main id="main">
        {(!hasOwnHeading || blocking.length > 0) && <h1 tabIndex={-1}>{title}</h1>}
        {faults.length > blocking.length && <Ignored faults={faults.filter(({ isUnknown }) => isUnknown)} />}
        <Boundary address={place.path + search}>
          {blocking.length > 0 ? (
            <BadAddress faults={blocking} place={place} />
          ) : (
            <AsOf.Provider value={place.asOf}>
              <WithOpenings>{show(place)}</WithOpenings>
            </AsOf.Provider>
          )}
        </Boundary>
      </main>
      <footer>
        <p>
          Chaque chiffre est publié par son institution, sous sa seule autorité.{" "}
          <a href="/graphql">Explorer le graphe</a> · <a href="/explorer/composer">Composer un tableau</a> ·{" "}
          <a href="/docs">Documentation</a>
        </p>
        <p>
          <a href={addressOf({ ...place, path: "/plan", filters: {} })}>Plan du site</a> ·{" "}
          <a href={addressOf({ ...place, path: "/accessibilite", filters: {} })}>
            Accessibilité : partiellement conforme
          </a>
        </p>
        <button type="button" class="link" onClick={() => window.print()}>
          Imprimer cette page
        </button>
      </footer>
    </>
  );
}

/** What holds of every figure of the page, where it is not what is usual. */
function Caveats({ place: { origin, asOf } }: { readonly place: Place }) {
  if (!isDemonstration(origin) && !asOf) return null;
  return (
    <aside aria-label="À savoir de ces chiffres">
      {isDemonstration(origin) && (
        <p class="banner invented" role="note">
          Chiffres de démonstration : engendrés, ils ne disent rien de personne. Chaque bloc qui en a est marqué ; un
          chiffre réel, où il y en a un, est montré d'abord.
        </p>
      )}
      {asOf && (
        <p class="banner" role="note">
          Tel que connu au {dayText(asOf)} : ce qui fut publié depuis n'est pas montré.
        </p>
      )}
    </aside>
  );
}

/** What stands under it knows what is open to its reader. */
function WithOpenings({ children }: { readonly children: ComponentChildren }) {
  return <Opening.Provider value={useOpening()}>{children}</Opening.Provider>;
}

function Header({ place, current }: { readonly place: Place; readonly current: string }) {
  return (
    <header>
      <p class="name">
        Pacte pour l'insertion <span>Meuse, 2017-2021</span>
      </p>
      <nav aria-label="Pages">
        <ul>
          {pages
            .filter(({ isAside }) => !isAside)
            .map(({ path, title, short = title }) => (
              <li key={path}>
                <a
                  href={addressOf({ ...place, path, filters: {} })}
                  aria-current={path === current ? "page" : undefined}
                >
                  {short}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <details class="settings">
        <summary>
          <span class="hidden">Réglages : </span>
          {isDemonstration(place.origin) ? "démonstration" : "chiffres réels"} · connus{" "}
          {place.asOf ? `au ${dayText(place.asOf)}` : "aujourd'hui"} · {signedInAt() ?? "public"}
        </summary>
        <Controls place={place} />
      </details>
    </header>
  );
}

/** A link to another page of the dashboard is followed without loading it anew. */
const stay = (place: Place) => (event: MouseEvent) => {
  const link = (event.target as Element).closest("a");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  // In a drawing a link's address is one that may be animated.
  const { origin, pathname, search, hash } = new URL(
    typeof link.href === "string" ? link.href : (link.href as SVGAnimatedString).baseVal,
    window.location.href,
  );
  // To a place of this same page: the browser goes there.
  if (hash) return;
  if (origin !== window.location.origin || pageAt(pathname) === absent) return;
  event.preventDefault();
  // Whose figures and of when stay as the reader chose; the link says the rest.
  go({ ...place, path: pathname, filters: placeOf(pathname, search).filters });
};
