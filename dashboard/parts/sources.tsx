import { Fragment } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { institutionText } from "../french/words.ts";
import type { FigureText } from "../hub/figure.ts";
import type { PublishedFragment } from "../hub/operations.ts";
import { byDataset, datesText, groupedBySource } from "../hub/sources.ts";
import { policyText } from "./figure.tsx";
import { Gathering } from "./gathering.ts";
import { Unfolded } from "./unfolded.tsx";

/** Every release that a figure of this page comes from; listed when it is first asked for. */
export function PageSources({ of }: { readonly of: readonly (readonly FigureText[] | null)[] }) {
  const releases = new Map(
    of.flatMap((series) => series?.flatMap(({ releases }) => releases) ?? []).map((release) => [release.id, release]),
  );
  const gather = useContext(Gathering);
  const names = [...releases.keys()].join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` says all that it depends on
  useEffect(() => gather?.([...releases.values()]), [gather, names]);
  if (gather || releases.size === 0) return null;
  return (
    <Unfolded
      class="sources"
      summary={`Sources de cette page : ${releases.size} ${releases.size < 2 ? "publication" : "publications"}`}
    >
      {() => <Releases releases={[...releases.values()]} />}
    </Unfolded>
  );
}

const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;

/** Releases of one source under one rule are one line: a series of years says its source once. */
export function Releases({ releases }: { readonly releases: readonly PublishedFragment[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="scroll" tabIndex={0} aria-label="Publications">
      <table>
        <caption>Publications dont viennent ces chiffres</caption>
        <thead>
          <tr>
            <th scope="col">Institution</th>
            <th scope="col">Source et licence</th>
            <th scope="col">Secret</th>
            <th scope="col">Publications</th>
          </tr>
        </thead>
        <tbody>
          {groupedBySource(releases).map(({ key, first, releases: sourceReleases }) => (
            <tr key={key} class={first.demonstration ? "invented" : undefined}>
              <th scope="row">
                {institutionText(first.publisher)}{" "}
                {first.demonstration && <span class="mark invented">démonstration</span>}
              </th>
              <td>
                {first.source.title} ({first.source.licence})
              </td>
              <td>{policyText(first.policy)}</td>
              <td>
                {capital(datesText(first))} :
                <ul class="releases">
                  {byDataset(sourceReleases).map(([dataset, datasetReleases]) => (
                    <li key={dataset}>
                      {dataset}
                      {datasetReleases.map(({ id }) => (
                        <Fragment key={id}>
                          {" "}
                          <a href={`/releases/${id}.csv`} title={id}>
                            {id.slice(dataset.length + 1)}
                          </a>
                        </Fragment>
                      ))}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
