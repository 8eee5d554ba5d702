import type { ComponentChildren } from "preact";

/** A table that scrolls by itself where the page is narrow, and is named for those who cannot see it. */
export function Table({ label, head, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

interface Props {
  readonly label: string;
  readonly head: readonly string[];
  readonly children: ComponentChildren;
}

/** What says of a row that nobody lived it. */
export const Invented = () => <span class="mark invented">démonstration</span>;
