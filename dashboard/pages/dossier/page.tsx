import type { ComponentChildren } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import { dayText } from "../../french/words.ts";
import type { PublishedFragment } from "../../hub/operations.ts";
import { Gathering } from "../../parts/gathering.ts";
import type { Place } from "../../parts/place.ts";
import { Releases } from "../../parts/sources.tsx";
import { signedInAt } from "../../session/session.ts";
import "./dossier.css";
import { useWhole } from "./whole.ts";

/** A page of the dashboard as a part of the file. */
export interface Part {
  readonly path: string;
  readonly title: string;
  readonly show: (place: Place) => ComponentChildren;
}

/** All that the committee reads, as one document to print: cover, contents, one part a page, the sources at the end. */
export function Dossier({ place, parts }: { readonly place: Place; readonly parts: readonly Part[] }) {
  const [releases, setReleases] = useState<ReadonlyMap<string, PublishedFragment>>(new Map());
  const gather = useCallback(
    (more: readonly PublishedFragment[]) =>
      setReleases((known) =>
        more.every(({ id }) => known.has(id))
          ? known
          : new Map([...known, ...more.map((one) => [one.id, one] as const)]),
      ),
    [],
  );
  const document = useRef<HTMLElement>(null);
  const isWhole = useWhole(document);
  return (
    <article class="dossier" ref={document} data-whole={isWhole}>
      <p class="lead onscreen">
        Le dossier réunit les pages du tableau de bord, telles que vous les lisez ici : origine des chiffres et date de
        connaissance comprises.{" "}
        <button type="button" disabled={!isWhole} onClick={() => window.print()}>
          Imprimer ou enregistrer en PDF
        </button>
      </p>
      <Cover place={place} />
      <nav class="part contents" aria-label="Sommaire">
        <h2>Sommaire</h2>
        <ol>
          {parts.map(({ path, title }) => (
            <li key={path}>
              <a href={`#${anchorOf(path)}`}>{title}</a>
            </li>
          ))}
          <li>
            <a href="#partie-sources">Sources</a>
          </li>
        </ol>
      </nav>
      <Gathering.Provider value={gather}>
        {parts.map(({ path, title, show }) => (
          <section class="part" key={path} id={anchorOf(path)}>
            <h1>{title}</h1>
            {show({ ...place, path, filters: {} })}
          </section>
        ))}
      </Gathering.Provider>
      <section class="part" id="partie-sources">
        <h1>Sources</h1>
        {releases.size === 0 ? <p>Aucun chiffre n'est montré.</p> : <Releases releases={[...releases.values()]} />}
      </section>
    </article>
  );
}

const anchorOf = (path: string): string => `partie-${path.slice(1) || "ensemble"}`;

function Cover({ place: { origin, asOf } }: { readonly place: Place }) {
  const reader = signedInAt();
  return (
    <section class="cover" aria-label="Page de garde">
      <p class="name">Département de la Meuse</p>
      <p class="title">Dossier du comité de pilotage</p>
      <p>Pacte territorial pour l'insertion, 2017-2021</p>
      <dl>
        <dt>Édité le</dt>
        <dd>{dayText(new Date().toISOString())}</dd>
        <dt>Chiffres tels que connus</dt>
        <dd>{asOf ? `au ${dayText(asOf)}` : "au jour de l'édition"}</dd>
        <dt>Origine des chiffres</dt>
        <dd>
          {origin === "REAL" ? (
            "réels"
          ) : (
            <strong class="mark invented">démonstration : engendrés, ils ne disent rien de personne</strong>
          )}
        </dd>
        <dt>Lecteur</dt>
        <dd>{reader ?? "public : données ouvertes seulement"}</dd>
      </dl>
      <p>Chaque chiffre est publié par son institution, sous sa seule autorité, et sous sa propre règle de secret.</p>
    </section>
  );
}
