import type { ComponentChildren } from "preact";
import { epciName } from "../parts/epci.ts";
import type { Parameters } from "../parts/parameters.ts";
import type { Place } from "../parts/place.ts";
import { Overview } from "./overview/page.tsx";

/** What draws a page. */
export interface Drawer {
  readonly show: (place: Place) => ComponentChildren;
  /** What narrows it, in its address. */
  readonly parameters?: Parameters;
}

export interface Page {
  readonly path: string;
  readonly title: string;
  /** Its name in the menu, where there is no room for its title. */
  readonly short?: string;
  /** What it tells, as the site's plan says it. */
  readonly answers: string;
  /** What draws it comes when it is first looked at. */
  readonly load: () => Promise<Drawer>;
  /** Its first heading is what it finds, and not its name. */
  readonly hasOwnHeading?: true;
  /** It is led to from the foot of each page, and not from the menu. */
  readonly isAside?: true;
}

/** The menu, in the order of a meeting; a page is one folder beside this file. The first page comes with the menu. */
export const pages: readonly Page[] = [
  {
    path: "/",
    title: "Où en est-on",
    answers:
      "combien de foyers au RSA et de demandeurs d'emploi, depuis le départ du Pacte ; les besoins, l'offre, les résultats.",
    load: async () => ({ show: (place) => <Overview place={place} /> }),
    hasOwnHeading: true,
  },
  {
    path: "/territoires",
    title: "Territoires",
    answers: "quel EPCI s'écarte de la Meuse ; une carte, un classement, et la page de chacun.",
    async load() {
      const { Territories, territoriesParameters: parameters } = await import("./territories/page.tsx");
      return { show: (place) => <Territories place={place} />, parameters };
    },
  },
  {
    path: "/decider",
    title: "Décider",
    answers: "ce qui bloque et qui doit bouger, les demandes sans réponse, ce qui attend la prochaine réunion.",
    async load() {
      const { Decide, decideParameters: parameters } = await import("./decide/page.tsx");
      return { show: (place) => <Decide place={place} />, parameters };
    },
  },
  {
    path: "/actions",
    title: "Actions et résultats",
    answers: "les actions par axe et par préconisation, ce qu'elles coûtent, ce qui en est sorti.",
    async load() {
      const { Actions, actionsParameters: parameters } = await import("./actions/page.tsx");
      return { show: (place) => <Actions place={place} />, parameters };
    },
  },
  {
    path: "/engagements",
    title: "Engagements",
    answers: "qui a promis quoi en 2017, jusqu'à quand, et ce qu'on en sait.",
    async load() {
      const { Commitments } = await import("./commitments/page.tsx");
      return { show: (place) => <Commitments place={place} /> };
    },
  },
  {
    path: "/conventions",
    title: "Conventions",
    answers: "lesquelles sont en vigueur à un jour choisi, et ce que chacune ouvre.",
    async load() {
      const { Conventions, conventionsParameters: parameters } = await import("./conventions/page.tsx");
      return { show: (place) => <Conventions place={place} />, parameters };
    },
  },
  {
    path: "/partenariat",
    title: "Partenariat",
    answers: "si le partenariat fonctionne : délais, présence, accords, en mesures calculées.",
    async load() {
      const { Partnership, partnershipParameters: parameters } = await import("./partnership/page.tsx");
      return { show: (place) => <Partnership place={place} />, parameters };
    },
  },
  {
    path: "/sources",
    title: "Sources",
    answers: "chaque publication, sa licence, sa règle de secret, son fichier signé.",
    async load() {
      const { Sources } = await import("./sources/page.tsx");
      return { show: (place) => <Sources place={place} /> };
    },
  },
  {
    path: "/dossier",
    title: "Dossier du comité",
    short: "Dossier",
    answers: "quatre pages à imprimer, et le diaporama de la réunion.",
    async load() {
      const { Dossier, dossierParameters: parameters } = await import("./dossier/page.tsx");
      return { show: (place) => <Dossier place={place} />, parameters };
    },
  },
  {
    path: "/accessibilite",
    title: "Accessibilité",
    answers: "la déclaration de conformité, et à qui écrire.",
    async load() {
      const { Accessibility } = await import("./accessibility/page.tsx");
      return { show: () => <Accessibility /> };
    },
    isAside: true,
  },
  {
    path: "/plan",
    title: "Plan du site",
    answers: "toutes les pages, et ce que chacune dit.",
    async load() {
      const { SitePlan } = await import("./plan/page.tsx");
      return { show: (place) => <SitePlan place={place} pages={pages} /> };
    },
    isAside: true,
  },
];

const ofTerritory = /^\/territoires\/(\d{9})$/;

export const absent: Page = {
  path: "",
  title: "Page inconnue",
  answers: "",
  load: async () => ({ show: () => <p>Cette adresse n'existe pas.</p> }),
};

/** The page of an address, a territory's own among them. */
export function pageAt(path: string): Page {
  const code = ofTerritory.exec(path)?.[1];
  // The address that the page had before.
  if (path === "/circuit") return pageAt("/decider");
  if (code === undefined) return pages.find((page) => page.path === path) ?? absent;
  return {
    path: "/territoires",
    title: `Diagnostic partagé : ${epciName(code)}`,
    answers: "",
    async load() {
      const { OneTerritory } = await import("./territories/one.tsx");
      return { show: (place) => <OneTerritory key={code} place={place} code={code} /> };
    },
  };
}

const drawers = new Map<string, Drawer>();

/** The file of a page did not come: the hub was replaced since, or its machine is out of reach. */
const missing: Drawer = {
  show: () => (
    <section role="alert">
      <h2>Cette page n'a pas pu être chargée</h2>
      <p>
        Le hub a peut-être été mis à jour depuis que le tableau de bord est ouvert.{" "}
        <button type="button" onClick={() => window.location.reload()}>
          Recharger
        </button>
      </p>
    </section>
  ),
};

/** Has what draws an address's page; never rejects. */
export async function prepare(path: string): Promise<void> {
  const drawer = await pageAt(path)
    .load()
    .catch(() => missing);
  drawers.set(path, drawer);
}

/** What draws the page of an address that was prepared. */
export const drawerOf = (path: string): Drawer => drawers.get(path) ?? missing;

/** Has the pages of the menu, once the first is read: the next opens at once, even if the network has gone. */
export async function prepareOthers(): Promise<void> {
  for (const { path } of pages) if (!drawers.has(path)) await prepare(path);
}
