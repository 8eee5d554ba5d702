/** Choices that look random and can be thrown again: the same seed makes the same ones, on any machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to `below`, itself left out. */
  under(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  between = (min: number, max: number): number => min + this.under(max - min + 1);

  pick = <Value>(values: readonly Value[]): Value => values[this.under(values.length)] as Value;

  /** One time in `times`. */
  once = (times: number): boolean => this.under(times) === 0;

  some<Value>(values: readonly Value[], count: number): readonly Value[] {
    const remaining = [...values];
    return Array.from(
      { length: Math.min(count, remaining.length) },
      () => remaining.splice(this.under(remaining.length), 1)[0] as Value,
    );
  }
}

/** A number that stands for a text: facts are told from the names of what they are about. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
