import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  readonly class: string;
  readonly summary: ComponentChildren;
  /** Makes what it holds. */
  readonly children: () => ComponentChildren;
}

/** What holds hundreds of lines makes them when it is first opened, by its reader or by a search in the page: nobody waits for them before. */
export function Unfolded({ class: className, summary, children }: Props) {
  const [isOpened, setOpened] = useState(false);
  return (
    <details class={className} onToggle={() => setOpened(true)}>
      <summary>{summary}</summary>
      {isOpened && children()}
    </details>
  );
}
