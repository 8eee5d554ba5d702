import { useContext } from "preact/hooks";
import { numberText, periodText } from "../../french/words.ts";
import { type FigureText, intervalText, isProvisional, latest, valueText } from "../../hub/figure.ts";
import { AsOf, nothingPublished } from "../../parts/asOf.ts";
import { OpeningChart } from "./chart.tsx";
import { differenceText, findingOf, landmarksOf, missingText } from "./opening.ts";

interface OpenedProps {
  readonly Heading: "h1" | "h2";
  /** Of the committee's file: on paper nothing opens at a click. */
  readonly isPart?: boolean;
  readonly households: readonly FigureText[] | null;
  readonly allRegimes: readonly FigureText[] | null;
  readonly start: readonly FigureText[] | null;
}

/** The answer of the page: the finding, its chart, and what is to be known of both. */
export const Opened = (props: OpenedProps) =>
  hasNothing(props) ? <NothingYet Heading={props.Heading} /> : <OpenedFigures {...props} />;

/** Both institutions have answered, and neither has a figure: there is nothing to draw, and no place to keep for it. */
const hasNothing = ({ households, allRegimes }: OpenedProps): boolean =>
  households?.length === 0 && allRegimes?.length === 0;

function NothingYet({ Heading }: Pick<OpenedProps, "Heading">) {
  const asOf = useContext(AsOf);
  return (
    <>
      <Heading tabIndex={-1}>Où en est le Pacte ?</Heading>
      <p class="lead">
        {nothingPublished(asOf)}
        {asOf && " Choisissez un jour plus récent dans les réglages, en haut de la page (« Tel que connu au »)."}
      </p>
    </>
  );
}

const OpenedFigures = (props: OpenedProps) => (
  <>
    <Finding {...props} />
    {props.households || props.allRegimes ? (
      <OpeningChart caf={props.households ?? []} allRegimes={props.allRegimes ?? []} start={props.start ?? []} />
    ) : (
      // Its place, until one of its institutions has answered.
      <div class="reserved" />
    )}
    <Reserves now={latest(props.households)} start={latest(props.start)} isOpen={props.isPart === true} />
  </>
);

/** The finding, and what it rests on: like with like, each source named. */
function Finding({ Heading, households, allRegimes, start }: OpenedProps) {
  const finding = findingOf(households);
  const difference = finding && differenceText(finding);
  const pact = latest(start);
  const marks = pact && landmarksOf(allRegimes, pact.period);
  return (
    <>
      <Heading tabIndex={-1}>
        {finding ? (
          <>
            <strong>{numberText(finding.now.value)} foyers au RSA</strong> en {periodText(finding.now.period)}
            {difference && ` : ${difference}`}
          </>
        ) : (
          "Où en est le Pacte ?"
        )}
      </Heading>
      <p class="lead">
        {marks &&
          `Au départ du Pacte, en ${periodText(marks.start.period)}, la Meuse comptait ${numberText(marks.start.value)} foyers, tous régimes ; ${numberText(marks.lowest.value)} en ${periodText(marks.lowest.period)}, le plus bas ; ${numberText(marks.last.value)} en ${periodText(marks.last.period)}${isProvisional(marks.last) ? " (provisoire)" : ""}. `}
        {finding && "Depuis, seule la série de la CAF est publiée : elle ne se compare pas aux tous régimes."}
      </p>
    </>
  );
}

interface ReservesProps {
  readonly now: FigureText | null;
  readonly start: FigureText | null;
  readonly isOpen: boolean;
}

/** What a reader must know of the opening, one click away and in plain words: never before the figure. */
function Reserves({ now, start, isOpen }: ReservesProps) {
  const missing = now && missingText(now);
  return (
    <details class="reserves" open={isOpen}>
      <summary>Ce qu'il faut savoir de ces chiffres</summary>
      <ul>
        <li>
          Deux sources, deux courbes, aucun trait entre elles : la DREES compte tous les régimes (CAF et MSA), la CAF
          les siens seulement.
        </li>
        <li>L'axe ne part pas de zéro ; en tirets, des chiffres que leur producteur dit provisoires.</li>
        {missing && <li>{missing}</li>}
        {now?.bounds && (
          <li>
            Chaque commune est arrondie par le producteur : le vrai total est sûrement{" "}
            {intervalText(now.bounds, now.decimals)} (la bande claire).
          </li>
        )}
        {start && (
          <li>
            Le Pacte écrit {valueText(start)} allocataires en {periodText(start.period)} sans dire quels régimes il
            compte : sa ligne est un repère, aucun écart n'en est tiré.
          </li>
        )}
      </ul>
    </details>
  );
}
