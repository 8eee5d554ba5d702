import { amountText } from "../french/words.ts";
import { type BudgetLine, mostGranted } from "../hub/funding.ts";
import { Captioned } from "./captioned.tsx";

interface Props {
  readonly purses: readonly BudgetLine[];
  readonly isInvented: boolean;
}

type Part = "granted" | "reduced" | "refused" | "pending" | "unknown";

/** In the order of a decision's way; each has a pattern of its own, for who sees no colour. */
const parts: readonly (readonly [Part, string])[] = [
  ["granted", "accordé"],
  ["reduced", "demandé de plus, non accordé"],
  ["refused", "refusé"],
  ["pending", "en attente"],
  ["unknown", "sans réponse connue"],
];

/** Each funder's part of what was asked, one scale for all: its length is the euros, its parts what became of them. */
export function CoFunding({ purses, isInvented }: Props) {
  const mostAsked = Math.max(...purses.map(({ asked }) => asked));
  if (purses.length === 0 || mostAsked <= 0) return null;
  return (
    <Captioned title="Qui finance quoi" hasInvented={isInvented}>
      <p class="key">{costText(purses)}</p>
      <ul class="funders">
        {purses.map((purse) => (
          <li key={purse.funder}>
            <span class="place">{purse.funder}</span>
            <Bar purse={purse} most={mostAsked} />
            <small>{partsText(purse)}</small>
          </li>
        ))}
      </ul>
      <ul class="legend" aria-hidden="true">
        {parts
          .filter(([part]) => purses.some((purse) => purse[part] > 0))
          .map(([part, name]) => (
            <li key={part}>
              <svg class="swatch" viewBox="0 0 16 8" aria-hidden="true" focusable="false">
                <rect class={`money ${part}`} width="16" height="8" />
              </svg>
              {name}
            </li>
          ))}
      </ul>
    </Captioned>
  );
}

/** In hundredths of the longest bar. */
function Bar({ purse, most }: { readonly purse: BudgetLine; readonly most: number }) {
  let from = 0;
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {parts.map(([part]) => {
        const width = (purse[part] / most) * 100;
        const x = from;
        from += width;
        return width > 0 && <rect key={part} class={`money ${part}`} x={x} width={width} height="8" />;
      })}
    </svg>
  );
}

const partsText = (purse: BudgetLine): string =>
  parts.flatMap(([part, name]) => (purse[part] > 0 ? [`${name} ${amountText(purse[part])} €`] : [])).join(" · ");

/** What the actions cost their funders: sure, or between what is granted and what may still be. */
function costText(purses: readonly BudgetLine[]): string {
  const { granted, most } = mostGranted(purses);
  if (granted === most) return `Accordé : ${amountText(granted)} €, et rien n'attend de réponse.`;
  return `Accordé : de ${amountText(granted)} € à ce jour à ${amountText(most)} € si tout ce qui attend une réponse, ou dont la réponse n'est pas connue, était accordé.`;
}
