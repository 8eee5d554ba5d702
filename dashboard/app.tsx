import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dayText } from "./french/words.ts";
import { Accessibility } from "./pages/accessibility/page.tsx";
import { Actions } from "./pages/actions/page.tsx";
import { Circuit } from "./pages/circuit/page.tsx";
import { Conventions } from "./pages/conventions/page.tsx";
import { Dossier } from "./pages/dossier/page.tsx";
import { Overview } from "./pages/overview/page.tsx";
import { Partnership } from "./pages/partnership/page.tsx";
import { Sources } from "./pages/sources/page.tsx";
import { OneTerritory } from "./pages/territories/one.tsx";
import { Territories } from "./pages/territories/page.tsx";
import { Opening, useOpening } from "./parts/opening.ts";
import { addressOf, go, type Place, placeOf, usePlace } from "./parts/place.ts";
import { type Issuer, issuers, signedInAt, signIn, signOut } from "./session/session.ts";

interface Page {
  readonly path: string;
  readonly title: string;
  readonly show: (place: Place) => ComponentChildren;
  /** A part of the committee's file. */
  readonly isOfDossier?: true;
}

/** The menu, in the order of a meeting; a page is one folder under `pages`. */
const pages: readonly Page[] = [
  { path: "/", title: "Vue d'ensemble", show: (place) => <Overview place={place} />, isOfDossier: true },
  { path: "/territoires", title: "Territoires", show: (place) => <Territories place={place} />, isOfDossier: true },
  { path: "/actions", title: "Actions et résultats", show: (place) => <Actions place={place} />, isOfDossier: true },
  { path: "/circuit", title: "Circuit de décision", show: (place) => <Circuit place={place} />, isOfDossier: true },
  { path: "/conventions", title: "Conventions", show: (place) => <Conventions place={place} />, isOfDossier: true },
  { path: "/partenariat", title: "Partenariat", show: (place) => <Partnership place={place} />, isOfDossier: true },
  { path: "/sources", title: "Sources et secret", show: (place) => <Sources place={place} /> },
  { path: "/dossier", title: "Dossier du comité", show: (place) => <Dossier place={place} parts={ofDossier()} /> },
  { path: "/accessibilite", title: "Accessibilité", show: () => <Accessibility /> },
];

const ofDossier = () => pages.filter(({ isOfDossier }) => isOfDossier);
const ofTerritory = /^\/territoires\/(\d{9})$/;

export function App() {
  const place = usePlace();
  const opening = useOpening();
  const page = pages.find(({ path }) => path === place.path);
  const code = ofTerritory.exec(place.path)?.[1];
  const title = page?.title ?? (code ? "Diagnostic d'un territoire" : "Page inconnue");
  useEffect(() => {
    document.title = `${title} — Pacte territorial pour l'insertion de la Meuse`;
  }, [title]);
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
      <header>
        <p class="name">Pacte territorial pour l'insertion de la Meuse, 2017-2021</p>
        <nav aria-label="Pages">
          <ul>
            {pages.map(({ path, title: name }) => (
              <li key={path}>
                <a
                  href={addressOf({ ...place, path, filters: {} })}
                  aria-current={path === place.path || (code && path === "/territoires") ? "page" : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Controls place={place} />
      </header>
      <aside aria-label="À savoir de ces chiffres">
        {place.origin === "DEMONSTRATION" && (
          <p class="banner invented" role="note">
            Chiffres de démonstration : engendrés, ils ne disent rien de personne. Chacun est marqué « démonstration ».
          </p>
        )}
        {place.asOf && (
          <p class="banner" role="note">
            Tel que connu au {dayText(place.asOf)} : ce qui fut publié depuis n'est pas montré.
          </p>
        )}
      </aside>
      <main id="main">
        <h1 tabIndex={-1}>{title}</h1>
        <Opening.Provider value={opening}>
          {page ? (
            page.show(place)
          ) : code ? (
            <OneTerritory place={place} code={code} />
          ) : (
            <p>Cette adresse n'existe pas.</p>
          )}
        </Opening.Provider>
      </main>
      <footer>
        <p>
          Chaque chiffre est publié par son institution, sous sa seule autorité.{" "}
          <a href="/graphql">Explorer le graphe</a>
        </p>
        <button type="button" class="link" onClick={() => window.print()}>
          Imprimer cette page
        </button>
      </footer>
    </>
  );
}

/** A link to another page of the dashboard is followed without loading it anew. */
const stay = (place: Place) => (event: MouseEvent) => {
  const link = (event.target as Element).closest("a");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const { origin, pathname, search, hash } = new URL(link.href);
  // To a place of this same page: the browser goes there.
  if (hash) return;
  if (origin !== window.location.origin || !(pages.some(({ path }) => path === pathname) || ofTerritory.test(pathname)))
    return;
  event.preventDefault();
  // Whose figures and of when stay as the reader chose; the link says the rest.
  go({ ...place, path: pathname, filters: placeOf(pathname, search).filters });
};

/** How far the slider goes back, in days; the date beside it goes further. */
const longestAgo = 730;
const dayMs = 86_400_000;
const daysAgo = (day: string, today: string): number =>
  Math.min(longestAgo, Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / dayMs)));
const dayBefore = (today: string, days: number): string =>
  new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10);

function Controls({ place }: { readonly place: Place }) {
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div class="controls">
      <label class="switch">
        <input
          type="checkbox"
          checked={place.origin === "DEMONSTRATION"}
          onChange={(event) => go({ ...place, origin: event.currentTarget.checked ? "DEMONSTRATION" : "REAL" })}
        />
        Chiffres de démonstration
      </label>
      <label>
        Tel que connu au
        <input
          type="date"
          max={today}
          value={place.asOf ?? ""}
          onChange={(event) => go({ ...place, asOf: event.currentTarget.value || null })}
        />
        <input
          type="range"
          class="timeline"
          min={0}
          max={longestAgo}
          value={longestAgo - daysAgo(place.asOf ?? today, today)}
          aria-label="Remonter le temps, jour par jour"
          aria-valuetext={place.asOf ? dayText(place.asOf) : "aujourd'hui"}
          onChange={({ currentTarget: { valueAsNumber: days } }) =>
            go({ ...place, asOf: days === longestAgo ? null : dayBefore(today, longestAgo - days) })
          }
        />
      </label>
      <SignIn />
    </div>
  );
}

function SignIn() {
  const [known, setKnown] = useState<readonly Issuer[]>([]);
  const at = signedInAt();
  useEffect(() => {
    if (!at) void issuers().then(setKnown);
  }, [at]);
  if (at)
    return (
      <p class="who">
        Vous lisez pour : <strong>{at}</strong>{" "}
        <button type="button" class="link" onClick={signOut}>
          Quitter
        </button>
      </p>
    );
  if (known.length === 0) return null;
  return (
    <label>
      Se présenter
      <select
        value=""
        onChange={(event) => {
          const issuer = known.find((one) => one.issuer === event.currentTarget.value);
          if (issuer) void signIn(issuer);
        }}
      >
        <option value="">public</option>
        {known.map(({ issuer, name }) => (
          <option key={issuer} value={issuer}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
