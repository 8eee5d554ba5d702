import { numberText, whenText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { latest, yearBefore } from "../../hub/figure.ts";
import { type BlockingFragment, OverviewDocument } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { AfterPaint } from "../../parts/afterPaint.tsx";
import { openPoints } from "../../parts/blocking.tsx";
import { Figures } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { addressOf, isDemonstration, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { overviewAsks } from "../questions.ts";
import { Compared } from "./compared.tsx";
import { figuresOf } from "./figures.ts";
import { Opened } from "./opened.tsx";
import { RsaRates, Sections } from "./sections.tsx";

/** What the committee asks first: where the Pact stands, in one sentence; then needs, offer, results, and what waits. */
export function Overview({ place, isPart = false }: { readonly place: Place; readonly isPart?: boolean }) {
  const { asOf } = place;
  const answer = useAnswer(OverviewDocument, overviewAsks(place), asOf, everyPartner);
  const Heading = isPart ? "h2" : "h1";
  if (!answer)
    return (
      <>
        <Heading tabIndex={-1}>Où en est le Pacte ?</Heading>
        <Waiting />
      </>
    );
  const isInvented = isDemonstration(answer.of.variables.origin);
  const { start, allRegimes, households, rsaRate, jobseekers, invented } = figuresOf(answer.data?.territory);
  const now = latest(households);
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const points = answer.data?.blockingPoints ?? null;
  const open = points && openPoints(points);
  const opening = (
    <div class="grid opened">
      <div class="span-8">
        <Opened Heading={Heading} isPart={isPart} households={households} allRegimes={allRegimes} start={start} />
      </div>
      <div class="figures aside span-4">
        <h2 class="hidden">En bref</h2>
        <Figures
          title="Foyers bénéficiaires du RSA"
          series={households}
          invented={invented.households}
          silence={silence("caf", "rsaHouseholds")}
        >
          <Compared now={now} before={now && yearBefore(households ?? [], now.period)} since="un an avant" />
        </Figures>
        <Figures
          title="Demandeurs d'emploi (catégories A, B, C)"
          series={jobseekers}
          invented={invented.jobseekers}
          silence={silence("pole-emploi", "jobseekers")}
        >
          <Compared
            now={latest(jobseekers)}
            before={yearBefore(jobseekers ?? [], latest(jobseekers)?.period ?? "")}
            since="un an avant"
          />
        </Figures>
        <article class={isInvented ? "figure invented" : "figure"}>
          <h3>Ce qui attend une décision</h3>
          <p class="value">{open ? numberText(open.length) : "—"}</p>
          {isInvented && <span class="mark invented">démonstration</span>}
          <p class="when">{open ? waitingText(open, isInvented) : silence("department")}</p>
          <p class="when">
            <a href={addressOf({ ...place, path: "/decider", filters: {} })}>Décider</a>
          </p>
        </article>
      </div>
    </div>
  );
  if (isPart)
    return (
      <>
        {opening}
        <RsaRates answer={answer} place={place} />
        <Notices answer={answer} />
        <PageSources of={[households, allRegimes, start, rsaRate, jobseekers]} />
      </>
    );
  return (
    <>
      {opening}
      <Notices answer={answer} />
      <AfterPaint>{() => <Sections answer={answer} place={place} />}</AfterPaint>
    </>
  );
}

function waitingText(open: readonly BlockingFragment[], isInvented: boolean): string {
  const [oldest] = open;
  if (!oldest) return `Aucun point ouvert au registre ${isInvented ? "de démonstration" : "réel"}.`;
  return `points de blocage ouverts, le plus ancien depuis ${whenText(oldest.openedOn.slice(0, 7))}`;
}
