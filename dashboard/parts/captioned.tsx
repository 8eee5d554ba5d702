import type { ComponentChildren } from "preact";

interface Props {
  /** The caption, which is its name too. */
  readonly title: string;
  readonly hasInvented?: boolean;
  /** What it shows is said by the heading it stands under: its caption is for who hears it. */
  readonly isQuiet?: boolean;
  readonly children: ComponentChildren;
}

/** A drawing, or drawings, under one caption. */
export const Captioned = ({ title, hasInvented = false, isQuiet = false, children }: Props) => (
  // biome-ignore lint/a11y/noRedundantRoles: the RGAA asks for it (1.9), for readers of screens that do not tie the caption by themselves
  <figure class={hasInvented ? "chart invented" : "chart"} role="figure" aria-label={title}>
    <figcaption class={isQuiet ? "hidden" : undefined}>
      {title}
      {hasInvented && <span class="mark invented">démonstration</span>}
    </figcaption>
    {children}
  </figure>
);
