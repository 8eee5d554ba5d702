/** One more step of the source is a movement of one class, for figures of so many steps; beyond it classes are of one ratio. */
const [smallSteps, classesByE, widerByE] = [8, 6, 2];
/** How much the movements of all figures weigh beside those of the figures of one class, in figures. */
const ofAll = 4;
/** What no figure of the table did may be done yet. */
const unseen = 1e-4;
/** The part of the figures that go anywhere. */
const anywhere = 0.1;

/** A figure on both sides. */
interface Moved {
  readonly now: number;
  readonly former: number;
}

/**
 * How probable a figure is after a former one, as a table shows it by its other figures: a source that moves by leaps says so itself.
 * @param step by which the source rounds
 * @returns the logarithm of the part of such former figures that became such a figure
 */
export function movementsOf(placed: readonly Moved[], step: number): (former: number, now: number) => number {
  const [pairs, from, to, by] = [new Tally(), new Tally(), new Tally(), new Tally()];
  for (const { now, former } of placed) {
    const [before, after] = [classOf(former / step), classOf(now / step)];
    pairs.add(before * farthestClass + after);
    from.add(before);
    to.add(after);
    by.add(after - before);
  }
  const known = new Map<number, number>();
  return (former, now) => {
    const [before, after] = [classOf(former / step), classOf(now / step)];
    const pair = before * farthestClass + after;
    const found = known.get(pair);
    if (found !== undefined) return found;
    const usual = ((1 - anywhere) * by.of(after - before) + anywhere * to.of(after)) / placed.length + unseen;
    const probability = Math.log((pairs.of(pair) + ofAll * usual) / (from.of(before) + ofAll));
    known.set(pair, probability);
    return probability;
  };
}

/** How probable it is that a former figure stays as it is, by how large it is, as the others of the table did: its logarithm. */
export function stayingOf(placed: readonly Moved[], step: number): (former: number) => number {
  const [stayed, from] = [new Tally(), new Tally()];
  const wide = (former: number) => classOf(former / step, widerByE);
  for (const { now, former } of placed) {
    from.add(wide(former));
    if (now === former) stayed.add(wide(former));
  }
  const usual = placed.filter(({ now, former }) => now === former).length / placed.length;
  return (former) => Math.log((stayed.of(wide(former)) + ofAll * usual) / (from.of(wide(former)) + ofAll));
}

/** No class is so high. */
const farthestClass = 1_000;

const classOf = (steps: number, byE = classesByE): number =>
  steps < smallSteps ? Math.round(steps) : Math.floor(smallSteps + byE * Math.log(steps / smallSteps));

class Tally {
  readonly #counts = new Map<number, number>();

  add(key: number): void {
    this.#counts.set(key, this.of(key) + 1);
  }

  of(key: number): number {
    return this.#counts.get(key) ?? 0;
  }
}
