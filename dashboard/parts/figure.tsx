import type { ComponentChildren } from "preact";
import { useContext, useRef } from "preact/hooks";
import { dayText, institutionText, measureText, periodText, unitText } from "../french/words.ts";
import {
  countText,
  type FigureText,
  intervalText,
  isInvented,
  isProvisional,
  latest,
  markOf,
  valueText,
} from "../hub/figure.ts";
import type { PublishedFragment } from "../hub/operations.ts";
import { datesText } from "../hub/sources.ts";
import { AsOf, nothingPublished } from "./asOf.ts";
import { datasetOf, type Opened, Opening } from "./opening.ts";

/** What stands beside a value: its state, and whether it is invented or may still be revised. */
export function Marks({ figure }: { readonly figure: FigureText }) {
  const mark = markOf(figure.status);
  return (
    <>
      {mark && (
        <span class="mark" title={mark.why}>
          {mark.label}
        </span>
      )}
      {isProvisional(figure) && <span class="mark">provisoire</span>}
      {isInvented(figure) && <span class="mark invented">démonstration</span>}
    </>
  );
}

/** A figure that matters: value, unit, period, state, and one click to where it comes from. */
export function Figure({ title, series, silence, children }: Props) {
  const figure = latest(series);
  const dialog = useRef<HTMLDialogElement>(null);
  const asOf = useContext(AsOf);
  if (!figure)
    return (
      <article class="figure silent">
        <h3>{title}</h3>
        <p class="value">—</p>
        <p>{series ? nothingPublished(asOf) : (silence ?? "L'institution n'en dit rien.")}</p>
        {children}
      </article>
    );
  return (
    <article class={isInvented(figure) ? "figure invented" : "figure"}>
      <h3>{title}</h3>
      <p class="value">
        {valueText(figure)} {(figure.value !== null || figure.bounds) && <span class="unit">{figure.unit}</span>}
      </p>
      <p class="when">
        {periodText(figure.period)} <Marks figure={figure} />
      </p>
      <Bounds figure={figure} />
      {children}
      <Grounds releases={figure.releases} />
      <button type="button" class="link" onClick={() => dialog.current?.showModal()}>
        D'où vient ce chiffre ?<span class="hidden"> {title}</span>
      </button>
      <dialog ref={dialog} aria-label={`D'où vient : ${title}`}>
        <h3>{title}</h3>
        <Explained figure={figure} />
        <form method="dialog">
          <button type="submit">Fermer</button>
        </form>
      </dialog>
    </article>
  );
}

/** What is certain, and beside it, for a sum of rounded figures, what is very probable. */
function Bounds({ figure: { value, bounds, plausible, decimals } }: { readonly figure: FigureText }) {
  if (value === null || !bounds || bounds.min === bounds.max) return null;
  return (
    <p class="bounds">
      {plausible && `très probablement ${intervalText(plausible, decimals)} ; `}
      sûrement {intervalText(bounds, decimals)}
    </p>
  );
}

/**
 * A figure of which a demonstration may show an invented one too: what is real comes first, whole, and the invented
 * stands apart under its mark. Nothing compares them.
 */
export function Figures({
  invented,
  ...realProps
}: Props & { readonly invented: readonly FigureText[] | null | undefined }) {
  if (!invented?.length) return <Figure {...realProps} />;
  return (
    <>
      {realProps.series?.length ? <Figure {...realProps} /> : null}
      <Figure title={realProps.title} series={invented} />
    </>
  );
}

interface Props {
  readonly title: string;
  /** Oldest first; null: not opened to this reader, or no answer. */
  readonly series: readonly FigureText[] | null;
  /** Why `series` is null (`silenceOf`). */
  readonly silence?: string;
  readonly children?: ComponentChildren;
}

/** Why a figure is shown so, or not at all, and the releases behind it. */
function Explained({ figure }: { readonly figure: FigureText }) {
  const mark = markOf(figure.status);
  return (
    <>
      <p>
        <strong>{countText(figure)}</strong>, {periodText(figure.period)}.
      </p>
      <p>{mark ? mark.why : "Chiffre exact, tel que l'institution l'a publié."}</p>
      {figure.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {figure.releases.map((release) => (
        <Release key={release.id} release={release} />
      ))}
    </>
  );
}

/** Under which conventions a reader sees a figure that is not open to all. */
function Grounds({ releases }: { readonly releases: readonly PublishedFragment[] }) {
  const opening = useContext(Opening);
  const granted = releases.flatMap(({ id }) => opening?.get(datasetOf(id)) ?? []).filter(isGranted);
  const titles = [...new Set(granted.flatMap(({ convention }) => convention ?? []))];
  if (titles.length === 0) return null;
  return <p class="when">Vous est ouvert par : {titles.join(" ; ")}</p>;
}

const isGranted = ({ decision }: Opened): boolean => decision === "GRANTED";

function openingText(access: Opened | undefined, demonstration: boolean): string {
  if (!access || !isGranted(access))
    return access && demonstration
      ? "Ouvert à votre institution : des chiffres de démonstration ne le sont pas à tous."
      : "Donnée ouverte à tous.";
  if (access.convention === null) return "Ouvert à votre institution, sans convention.";
  const until = access.until ? `, jusqu'au ${dayText(access.until)}` : "";
  return `Ouvert à votre institution au titre de : ${access.convention}${until}.`;
}

export function Release({ release }: { readonly release: PublishedFragment }) {
  const { source, policy } = release;
  const access = useContext(Opening)?.get(datasetOf(release.id));
  return (
    <dl class="release">
      <dt>Publié par</dt>
      <dd>
        {institutionText(release.publisher)} ({datesText(release)})
        {release.demonstration && " — chiffres engendrés pour la démonstration"}
      </dd>
      <dt>Compté par</dt>
      <dd>{release.producer}</dd>
      <dt>Ce qui est compté</dt>
      <dd>
        {unitText(release.unit)}, {measureText(release.measure)}
      </dd>
      <dt>Source</dt>
      <dd>
        {source.title} ({source.licence}
        {source.retrievedOn && `, obtenue le ${dayText(source.retrievedOn)}`})
      </dd>
      <dt>Accès</dt>
      <dd>{openingText(access, release.demonstration)}</dd>
      {release.correction && (
        <>
          <dt>Ce que ce millésime corrige</dt>
          <dd>{release.correction}</dd>
        </>
      )}
      <dt>Secret</dt>
      <dd>{policyText(policy)}</dd>
      <dt>Publication</dt>
      <dd>
        <a href={`/releases/${release.id}.csv`}>{release.id}</a>
      </dd>
    </dl>
  );
}

export function policyText({ kind, legalGround, k, base }: PublishedFragment["policy"]): string {
  if (kind === "NONE") return legalGround ?? "Rien n'est retenu.";
  if (kind === "ROUNDING") return `Chaque chiffre est arrondi à ${base} près par un tirage secret.`;
  return `Tout chiffre de moins de ${k} est retenu, et ceux qui permettraient de le retrouver.`;
}
