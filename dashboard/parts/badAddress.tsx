import type { Fault } from "./parameters.ts";
import { addressOf, type Place } from "./place.ts";

/** What an address says that cannot be read, and the same page without it. */
export function BadAddress({ faults, place }: { readonly faults: readonly Fault[]; readonly place: Place }) {
  const faulty = new Set(faults.map(({ name }) => name));
  const filters = Object.fromEntries(Object.entries(place.filters).filter(([name]) => !faulty.has(name)));
  return (
    <section role="alert">
      <h2>L'adresse de cette page ne peut pas être lue</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.name}>{faultText(fault)}</li>
        ))}
      </ul>
      <p>
        <a href={addressOf({ ...place, filters })}>Voir cette page sans ce choix</a>, ou revenir à la{" "}
        <a href="/">première page</a>.
      </p>
    </section>
  );
}

/** Choices that the page does not have: it stands as it is, not narrowed by them. */
export const Ignored = ({ faults }: { readonly faults: readonly Fault[] }) => (
  <div role="note">
    {faults.map((fault) => (
      <p key={fault.name} class="notice">
        {faultText(fault)} Elle ne s'en trouve pas restreinte.
      </p>
    ))}
  </div>
);

const longest = 60;
const faultText = ({ name, value, reason }: Fault): string => `« ${cut(name)}=${cut(value)} » : ${reason}.`;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
