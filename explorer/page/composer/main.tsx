import { joined, signedInAt } from "@pacte-hub/dashboard/session/session";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { ask, type HubAnswer } from "../ask.ts";
import { Reader } from "../reader.tsx";
import { addressOf, fileName, readAddress } from "./address.ts";
import { breakdownsOf, offer } from "./catalogue.ts";
import { type Choice, chosen, missingYears } from "./choice.ts";
import { Choices } from "./choices.tsx";
import type { Breakdown, Offer, Origin } from "./offer.ts";
import { Printed } from "./provenance.tsx";
import { questionOf } from "./question.ts";
import { Result } from "./result.tsx";
import { rowsOf, type TerritoriesAnswer } from "./rows.ts";
import { placeText, whereOf } from "./where.ts";

/** What each indicator can be broken down by is asked once, when it is first chosen; of either origin it may be another. */
const breakdowns = new Map<string, readonly Breakdown[]>();
const nameOf = (origin: Origin, key: string): string => `${origin} ${key}`;

interface Composed {
  readonly query: string;
  readonly choice: Choice;
  readonly answer: HubAnswer<TerritoriesAnswer>;
}

function Composer({ offer }: { readonly offer: Offer }) {
  const [{ choice, notices }, setReading] = useState(() => readAddress(window.location.search, offer));
  const [composed, setFound] = useState<Composed | null>(null);
  const [, setAsked] = useState(0);
  const indicators = chosen(offer, choice);
  const reader = signedInAt();
  // Whoever shows no token is refused them all: there is nothing to ask.
  const isClosed = choice.origin === "DEMONSTRATION" && reader === null;
  const query = isClosed ? null : questionOf(choice, indicators, offer.places);
  const keys = choice.indicators.map((key) => nameOf(choice.origin, key)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new pair of indicators
  useEffect(() => {
    const { origin } = choice;
    const missing = indicators.filter(({ key }) => !breakdowns.has(nameOf(origin, key)));
    for (const indicator of missing)
      void breakdownsOf(indicator).then((published) => {
        breakdowns.set(nameOf(origin, indicator.key), published);
        setAsked((times) => times + 1);
      });
  }, [keys]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new question
  useEffect(() => {
    if (query === null) return;
    let isGone = false;
    void ask<TerritoriesAnswer>(query).then((answer) => {
      if (!isGone) setFound({ query, choice, answer });
    });
    return () => {
      isGone = true;
    };
  }, [query]);
  useEffect(() => {
    // The address says what is shown, once it is said what it said amiss.
    const readChoice = () => {
      const reading = readAddress(window.location.search, offer);
      if (reading.notices.length > 0) window.history.replaceState(null, "", addressOf(reading.choice));
      return reading;
    };
    readChoice();
    const goBack = () => setReading(readChoice());
    window.addEventListener("popstate", goBack);
    return () => window.removeEventListener("popstate", goBack);
  }, [offer]);
  const change = (next: Choice) => {
    setReading({ choice: next, notices: [] });
    window.history.pushState(null, "", addressOf(next));
  };
  const possible = choice.indicators.map((key) => breakdowns.get(nameOf(choice.origin, key)) ?? []);
  return (
    <>
      <h1>Composer un tableau</h1>
      <p className="lead">
        Choisissez : la question s'écrit, le tableau et le graphique suivent. L'adresse de la page garde vos choix.{" "}
        <a href="#lecteur">{reader === null ? "Se connecter" : `Lecteur : ${reader}`}</a>
      </p>
      <Notices sentences={offer.faults} />
      <div role="status">
        <Notices sentences={[...notices, ...missingYears(choice, indicators)]} />
      </div>
      <Choices offer={offer} choice={choice} breakdowns={possible} change={change} />
      <h2>Le tableau</h2>
      <p className="status" role="status">
        {isClosed ? closed : stateOf(query, composed)}
      </p>
      {query !== null && composed !== null && <ComposedTable offer={offer} found={composed} />}
      <div id="lecteur">
        <Reader />
      </div>
      {reader !== null && !offer.indicators.some(({ isGranted }) => isGranted) && (
        <p>
          Aucun chiffre réel ne s'ouvre de plus pour vous sur cette page.
          {offer.invented.length > 0 &&
            " Ce qui vous est accordé n'a pour l'heure que des chiffres de démonstration (« Chiffres », plus haut)."}
        </p>
      )}
    </>
  );
}

const closed =
  "Les chiffres de démonstration ne s'ouvrent qu'à qui se connecte : choisissez votre institution au bas de cette page. Vos choix sont gardés.";

function stateOf(query: string | null, composed: Composed | null): string {
  if (query === null) return "Aucun de ces indicateurs n'a de chiffre publié ces années-là : choisissez-en d'autres.";
  return composed?.query === query ? "" : "Les institutions sont interrogées…";
}

/** The answer before stands while another comes. */
function ComposedTable({
  offer,
  found: { query, choice, answer },
}: {
  readonly offer: Offer;
  readonly found: Composed;
}) {
  const selections = chosen(offer, choice).map((indicator, at) => ({
    indicator,
    breakdown:
      breakdowns.get(nameOf(choice.origin, indicator.key))?.find(({ dimension }) => dimension === choice.by[at]) ??
      null,
  }));
  const indicators = selections.map(({ indicator }) => indicator);
  return (
    <>
      <Printed
        indicators={indicators}
        parts={selections.map(({ breakdown }) => breakdown?.label ?? "")}
        place={placeText(choice.place, offer.places)}
        years={choice.from === choice.to ? choice.from : `${choice.from} à ${choice.to}`}
      />
      <Result
        {...{ query, indicators, answer }}
        isInvented={choice.origin === "DEMONSTRATION"}
        rows={rowsOf(answer.data ?? {}, selections)}
        name={fileName(choice)}
        codeColumns={whereOf(choice.place, offer.places)?.codeColumns ?? ["code"]}
      />
    </>
  );
}

const Notices = ({ sentences }: { readonly sentences: readonly string[] }) =>
  sentences.map((sentence) => (
    <p className="notice" key={sentence}>
      {sentence}
    </p>
  ));

/** Without a figure there is nothing to compose: what did not answer says why. */
function Empty({ faults }: { readonly faults: readonly string[] }) {
  return (
    <>
      <h1>Composer un tableau</h1>
      {faults.length === 0 && <p>Aucun chiffre n'est publié.</p>}
      <Notices sentences={faults} />
    </>
  );
}

// Who signed in on the dashboard, in another tab, is the same reader here.
await joined();
const loadedOffer = await offer();
createRoot(document.getElementById("main") as HTMLElement).render(
  loadedOffer.indicators.length === 0 ? <Empty faults={loadedOffer.faults} /> : <Composer offer={loadedOffer} />,
);
