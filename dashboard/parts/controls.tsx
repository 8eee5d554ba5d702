import { useEffect, useState } from "preact/hooks";
import { dayText } from "../french/words.ts";
import { type Issuer, issuers, signedInAt, signIn, signOut } from "../session/session.ts";
import { DateField } from "./dateField.tsx";
import { go, isDemonstration, type Place } from "./place.ts";

/** How far the slider goes back, in days; the date beside it goes further. */
const longestAgo = 730;
const dayMs = 86_400_000;
const daysAgo = (day: string, today: string): number =>
  Math.min(longestAgo, Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / dayMs)));
const dayBefore = (today: string, days: number): string =>
  new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10);

/** What holds on every page: whose figures, as of when, and for whom. */
export function Controls({ place }: { readonly place: Place }) {
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div class="controls">
      <label class="switch">
        <input
          type="checkbox"
          checked={isDemonstration(place.origin)}
          onChange={(event) => go({ ...place, origin: event.currentTarget.checked ? "DEMONSTRATION" : "REAL" })}
        />
        Chiffres de démonstration
      </label>
      <DateField label="Tel que connu au" value={place.asOf} max={today} onCommit={(asOf) => go({ ...place, asOf })} />
      <label>
        Remonter le temps, jour par jour
        <input
          type="range"
          class="timeline"
          min={0}
          max={longestAgo}
          value={longestAgo - daysAgo(place.asOf ?? today, today)}
          aria-valuetext={place.asOf ? dayText(place.asOf) : "aujourd'hui"}
          onChange={({ currentTarget: { valueAsNumber: days } }) =>
            go({ ...place, asOf: days === longestAgo ? null : dayBefore(today, longestAgo - days) })
          }
        />
      </label>
      <SignIn />
    </div>
  );
}

/** Choosing an institution goes nowhere: its reader leaves for it by the button alone. */
function SignIn() {
  const [open, setOpen] = useState<readonly Issuer[]>([]);
  const [chosenUrl, setChosen] = useState("");
  const at = signedInAt();
  useEffect(() => {
    if (!at) void issuers().then(setOpen);
  }, [at]);
  if (at)
    return (
      <p class="who">
        Vous lisez pour : <strong>{at}</strong>{" "}
        <button type="button" class="link" onClick={signOut}>
          Quitter
        </button>
      </p>
    );
  if (open.length === 0) return null;
  const issuer = open.find((candidate) => candidate.issuer === chosenUrl);
  return (
    <form
      class="signin"
      onSubmit={(event) => {
        event.preventDefault();
        if (issuer) void signIn(issuer);
      }}
    >
      <label>
        Se présenter
        <select value={chosenUrl} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">public</option>
          {open.map((offered) => (
            <option key={offered.issuer} value={offered.issuer}>
              {offered.name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={!issuer}>
        Se connecter
      </button>
    </form>
  );
}
