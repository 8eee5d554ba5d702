import { useEffect, useId, useRef, useState } from "preact/hooks";
import { dayText } from "../french/words.ts";
import { isDay } from "./parameters.ts";

interface Props {
  readonly label: string;
  /** "2021-03-31"; null: none is chosen. */
  readonly value: string | null;
  /** The last day that may be chosen. */
  readonly max?: string;
  /** Told once the day is whole: at Enter, at a pick in the calendar, or when the field is left. */
  onCommit(day: string | null): void;
}

/**
 * A day, typed at its reader's own pace. Each key makes the browser say "change" (the year 2019 begins as the year 2):
 * nothing is chosen before the reader says so, and the field stays in place, its text and its focus with it.
 */
export function DateField({ label, value, max, onCommit }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const isTyping = useRef(false);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    if (field.current && !isTyping.current) field.current.value = value ?? "";
  }, [value]);
  const commit = (): void => {
    const input = field.current;
    if (!input) return;
    isTyping.current = false;
    const inputFault = faultOf(input, max);
    setFault(inputFault);
    if (inputFault === null && (input.value || null) !== value) onCommit(input.value || null);
  };
  return (
    <>
      <label>
        {label}
        <input
          ref={field}
          type="date"
          defaultValue={value ?? ""}
          max={max}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : id}
          onKeyDown={({ key }) => {
            if (key === "Enter") commit();
            else if (key !== "Tab") isTyping.current = true;
          }}
          onChange={() => {
            if (!isTyping.current) commit();
          }}
          onBlur={commit}
        />
      </label>
      {fault !== null && (
        <span id={id} class="fault" role="alert">
          {fault}
        </span>
      )}
    </>
  );
}

function faultOf({ validity, value }: HTMLInputElement, max: string | undefined): string | null {
  if (validity.badInput) return "Ce jour n'est pas entier, ou n'existe pas : écrivez jour, mois et année.";
  if (value !== "" && !isDay(value)) return "L'année s'écrit en quatre chiffres, de 1900 à 2099.";
  if (max && value > max) return `Choisissez un jour au plus tard le ${dayText(max)}.`;
  return null;
}
