import { expect, test, vi } from "vitest";
import { packages, scope } from "./packages.ts";

const { read, trapped } = vi.hoisted(() => {
  /** What our modules have read: the name of the function and the file. */
  const read: string[] = [];
  const noting = (name: string, one: (...given: unknown[]) => unknown) =>
    Object.assign((...given: unknown[]) => {
      read.push(`${name} ${String(given[0])}`);
      return one(...given);
    }, one);
  /** node:fs as it is, but that whatever reads by it is written down. */
  const trapped = async <Module extends object>(original: () => Promise<Module>): Promise<Module> => {
    const whole = Object.entries(await original());
    const all = Object.fromEntries(
      whole.map(([name, one]) => [name, /^(read|exists|stat|access|open)/.test(name) ? noting(name, one) : one]),
    ) as Module;
    return { ...all, default: all };
  };
  return { read, trapped };
});
vi.mock("node:fs", trapped);
vi.mock("node:fs/promises", trapped);

/** Faces that are modules; a program (main, bin) does what it is for. */
const faces = packages.flatMap(({ name, manifest }) =>
  Object.keys(manifest.exports)
    .filter((face) => !/\*|\.(graphql|geojson|json|js)$|^\.\/(main|bin)$/.test(face))
    .map((face) => `${scope}${name}${face.slice(1)}`),
);

test("what a package shows is imported without a file being read: reading is for whoever asks", async () => {
  expect(faces.length).toBeGreaterThan(100);
  vi.resetModules();
  read.length = 0;
  const reading: string[] = [];
  for (const face of faces) {
    await import(/* @vite-ignore */ face);
    reading.push(...read.splice(0).map((one) => `${face}: ${one}`));
  }
  expect(reading).toEqual([]);
}, 240_000);
