import { createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { dayText, institutionText } from "../french/words.ts";
import type { Told } from "../hub/figure.ts";
import type { PublishedFragment } from "../hub/operations.ts";
import { policyText } from "./figure.tsx";

/** Where several pages make one document, their sources are told once, at its end: this takes them. */
export const Gathering = createContext<((releases: readonly PublishedFragment[]) => void) | null>(null);

/** Every release that a figure of this page comes from. */
export function PageSources({ of }: { readonly of: readonly (readonly Told[] | null)[] }) {
  const known = new Map(
    of.flatMap((series) => series?.flatMap(({ releases }) => releases) ?? []).map((release) => [release.id, release]),
  );
  const gather = useContext(Gathering);
  const names = [...known.keys()].join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` says all that it depends on
  useEffect(() => gather?.([...known.values()]), [gather, names]);
  if (gather || known.size === 0) return null;
  return (
    <section class="sources">
      <h2>Sources de cette page</h2>
      <Releases releases={[...known.values()]} />
    </section>
  );
}

export function Releases({ releases }: { readonly releases: readonly PublishedFragment[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="scroll" tabIndex={0} aria-label="Publications">
      <table>
        <caption>Publications dont viennent ces chiffres</caption>
        <thead>
          <tr>
            <th scope="col">Publication</th>
            <th scope="col">Institution</th>
            <th scope="col">Publiée le</th>
            <th scope="col">Source et licence</th>
            <th scope="col">Secret</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => (
            <tr key={release.id} class={release.demonstration ? "invented" : undefined}>
              <th scope="row">
                {release.id} {release.demonstration && <span class="mark invented">démonstration</span>}
              </th>
              <td>{institutionText(release.publisher)}</td>
              <td>{dayText(release.publishedAt)}</td>
              <td>
                {release.source.title} ({release.source.licence})
              </td>
              <td>{policyText(release.policy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
