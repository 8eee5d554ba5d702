import type { ComponentChildren } from "preact";
import { useCallback, useRef, useState } from "preact/hooks";
import { dayText } from "../../french/words.ts";
import type { PublishedFragment } from "../../hub/operations.ts";
import { contoursOfEpci, shortName } from "../../parts/epci.ts";
import { Gathering } from "../../parts/gathering.ts";
import { oneOf, type Parameters } from "../../parts/parameters.ts";
import { addressOf, type Place } from "../../parts/place.ts";
import { Releases } from "../../parts/sources.tsx";
import { signedInAt } from "../../session/session.ts";
import { Decide } from "../decide/page.tsx";
import { Overview } from "../overview/page.tsx";
import { OneTerritory } from "../territories/one.tsx";
import { Territories } from "../territories/page.tsx";
import "./dossier.css";
import { Slides } from "./slides.tsx";
import { useWhole } from "./whole.ts";

export const dossierParameters: Parameters = {
  annexe: oneOf(new Map([["epci", "annexe : une fiche par EPCI"]])),
  mode: oneOf(new Map([["diaporama", "diaporama"]])),
};

interface Sheet {
  readonly id: string;
  readonly title: string;
  /** The page it begins, on paper: each sheet is one page, but for an EPCI's, which is two. */
  readonly page: number;
  readonly show: (place: Place) => ComponentChildren;
}

const core: readonly Omit<Sheet, "page">[] = [
  { id: "synthese", title: "Synthèse", show: (place) => <Overview place={place} isPart /> },
  { id: "territoires", title: "Territoires : carte et classement", show: (place) => <Territories place={place} /> },
  { id: "decider", title: "Ce qui bloque, ce qui se décide", show: (place) => <Decide place={place} isPart /> },
];
const pagesAnEpci = 2;

/** The sheets of the file, each with the page that it begins; the sources come fourth, the EPCI after them. */
export function sheetsOf(hasAnnex: boolean): readonly Sheet[] {
  const first = core.map((sheet, at) => ({ ...sheet, page: at + 1 }));
  if (!hasAnnex) return first;
  const afterSources = core.length + 2;
  const byName = contoursOfEpci.toSorted((contour, otherContour) =>
    shortName(contour.properties.nom).localeCompare(shortName(otherContour.properties.nom), "fr"),
  );
  return [
    ...first,
    ...byName.map(({ properties: { siren, nom } }, at) => ({
      id: `epci-${siren}`,
      title: `Diagnostic partagé : ${nom}`,
      page: afterSources + at * pagesAnEpci,
      show: (place: Place) => <OneTerritory place={place} code={siren} />,
    })),
  ];
}

/** The committee's file: four pages to print, an annex where it is asked for, and the same as slides for the meeting. */
export function Dossier({ place }: { readonly place: Place }) {
  const [releases, setReleases] = useState<ReadonlyMap<string, PublishedFragment>>(new Map());
  const gather = useCallback(
    (gathered: readonly PublishedFragment[]) =>
      setReleases((before) =>
        gathered.every(({ id }) => before.has(id))
          ? before
          : new Map([...before, ...gathered.map((release) => [release.id, release] as const)]),
      ),
    [],
  );
  const document = useRef<HTMLElement>(null);
  const hasAnnex = place.filters.annexe === "epci";
  const isSlides = place.filters.mode === "diaporama";
  const sheets = sheetsOf(hasAnnex && !isSlides);
  const isWhole = useWhole(document);
  const [coreSheets, annex] = [sheets.slice(0, core.length), sheets.slice(core.length)];
  return (
    <article class={isSlides ? "dossier slides" : "dossier"} ref={document} data-whole={isWhole}>
      {isSlides ? (
        <Slides of={document} place={place} />
      ) : (
        <WaysToTake place={place} isWhole={isWhole} hasAnnex={hasAnnex} />
      )}
      <Cover place={place} sheets={sheets} />
      <Gathering.Provider value={gather}>
        {coreSheets.map((sheet) => (
          <SheetSection key={sheet.id} sheet={sheet} place={place} />
        ))}
      </Gathering.Provider>
      <section class="part" id="partie-sources" aria-labelledby="titre-sources">
        <h2 id="titre-sources" class="sheet">
          Sources
        </h2>
        {releases.size === 0 ? <p>Aucun chiffre n'est montré.</p> : <Releases releases={[...releases.values()]} />}
      </section>
      {annex.length > 0 && (
        <Gathering.Provider value={gather}>
          {annex.map((sheet) => (
            <SheetSection key={sheet.id} sheet={sheet} place={place} />
          ))}
        </Gathering.Provider>
      )}
    </article>
  );
}

const SheetSection = ({ sheet: { id, title, show }, place }: { readonly sheet: Sheet; readonly place: Place }) => (
  <section class="part" id={`partie-${id}`} aria-labelledby={`titre-${id}`}>
    <h2 id={`titre-${id}`} class="sheet">
      {title}
    </h2>
    {show({ ...place, filters: {} })}
  </section>
);

interface WaysProps {
  readonly place: Place;
  readonly isWhole: boolean;
  readonly hasAnnex: boolean;
}

/** How the file is taken: on paper, with its annex, or on the wall. */
const WaysToTake = ({ place, isWhole, hasAnnex }: WaysProps) => (
  <p class="lead onscreen">
    Quatre pages, telles que vous les lisez ici.{" "}
    <button type="button" disabled={!isWhole} onClick={() => window.print()}>
      Imprimer ou enregistrer en PDF
    </button>{" "}
    <a href={addressOf({ ...place, filters: hasAnnex ? {} : { annexe: "epci" } })}>
      {hasAnnex ? "Sans l'annexe" : "Avec l'annexe : une fiche par EPCI"}
    </a>{" "}
    · <a href={addressOf({ ...place, filters: { mode: "diaporama" } })}>En diaporama</a>
  </p>
);

interface CoverProps {
  readonly place: Place;
  readonly sheets: readonly Sheet[];
}

/** What the file is, as of when and for whom; and where each part begins. */
function Cover({ place: { origin, asOf }, sheets }: CoverProps) {
  const reader = signedInAt();
  const parts = [...sheets.slice(0, core.length), { id: "sources", title: "Sources", page: core.length + 1 }];
  const annex = sheets.slice(core.length);
  return (
    <section class="cover" aria-label="Page de garde">
      <p class="title">Dossier du comité de pilotage</p>
      <p>
        Pacte territorial pour l'insertion de la Meuse, 2017-2021. Édité le {dayText(new Date().toISOString())} ;
        chiffres tels que connus {asOf ? `au ${dayText(asOf)}` : "au jour de l'édition"} ;{" "}
        {origin === "REAL" ? (
          "chiffres réels"
        ) : (
          <strong class="mark invented">démonstration : engendrés, ils ne disent rien de personne</strong>
        )}{" "}
        ; lecteur : {reader ?? "public, données ouvertes seulement"}.
      </p>
      <nav class="contents" aria-label="Sommaire">
        <ol>
          {parts.map((sheet) => (
            <ContentsLine key={sheet.id} {...sheet} />
          ))}
          {annex.map((sheet) => (
            <ContentsLine key={sheet.id} {...sheet} class="onscreen" />
          ))}
        </ol>
        {annex.length > 0 && (
          <p class="onpaper">
            Annexe, pages {annex[0]?.page} à {(annex.at(-1)?.page ?? 0) + pagesAnEpci - 1} : une fiche par EPCI, dans
            l'ordre alphabétique.
          </p>
        )}
      </nav>
    </section>
  );
}

const ContentsLine = ({
  id,
  title,
  page,
  ...named
}: Pick<Sheet, "id" | "title" | "page"> & { readonly class?: string }) => (
  <li {...named}>
    <a href={`#partie-${id}`}>{title}</a> <span class="page">page {page}</span>
  </li>
);
