import type { ComponentChildren } from "preact";
import { go, type Place } from "./place.ts";

/** What narrows a page. It is sent nowhere: the address holds each choice at once. */
export const Choices = ({ children }: { readonly children: ComponentChildren }) => (
  <form class="choices" aria-label="Choisir ce qui est montré" onSubmit={(event) => event.preventDefault()}>
    {children}
  </form>
);

/** The same place with another choice; "" or null takes it away. */
export const chosen = (place: Place, name: string, value: string | null): Place => {
  const { [name]: _, ...otherFilters } = place.filters;
  return { ...place, filters: value ? { ...otherFilters, [name]: value } : otherFilters };
};

interface ChoiceProps {
  readonly label: string;
  readonly place: Place;
  /** In the address. */
  readonly name: string;
  /** What no choice is called; without it there always is one. */
  readonly every?: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly nameOf?: (code: string) => string;
}

/** A choice among few. What the address asks stands in it even where there is none of it, for the page obeys it. */
export function Choice({ label, place, name, every, value, of, nameOf = (code) => code }: ChoiceProps) {
  const isAbsent = value !== "" && !of.includes(value);
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) => go(chosen(place, name, currentTarget.value))}
        disabled={of.length === 0 && value === ""}
      >
        {every !== undefined && <option value="">{every}</option>}
        {isAbsent && <option value={value}>{nameOf(value)} (rien)</option>}
        {of.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </label>
  );
}
