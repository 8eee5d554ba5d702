import { dayText, institutionText } from "../french/words.ts";
import type { Told } from "../hub/figure.ts";
import { policyText } from "./figure.tsx";

/** Every release that a figure of this page comes from. */
export function PageSources({ of }: { readonly of: readonly (readonly Told[] | null)[] }) {
  const releases = new Map(
    of.flatMap((series) => series?.flatMap(({ releases: all }) => all) ?? []).map((release) => [release.id, release]),
  );
  if (releases.size === 0) return null;
  return (
    <section class="sources">
      <h2>Sources de cette page</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Sources de cette page">
        <table>
          <caption>Publications dont viennent les chiffres de cette page</caption>
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
            {[...releases.values()].map((release) => (
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
    </section>
  );
}
