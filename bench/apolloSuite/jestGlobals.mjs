/** The suite is written for Jest; vitest says the same under other names. */
import * as vitest from "vitest";
import { differs } from "./differs.mjs";

/** Jest hands a callback to whoever takes one. */
const promised = (work) =>
  work.length === 0
    ? work
    : () => new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve(undefined))));
const hook = (when) => (work, limit) => when(promised(work), limit);

export const { describe, expect, vi: jest } = vitest;
export const [beforeAll, beforeEach, afterAll, afterEach] = [
  hook(vitest.beforeAll),
  hook(vitest.beforeEach),
  hook(vitest.afterAll),
  hook(vitest.afterEach),
];

/** Cases where the hub differs on purpose must fail: one that passes, or is gone, is to be taken off the list. */
export const met = new Set();
export const it = new Proxy(vitest.it, {
  apply(each, _, [name, work, limit]) {
    if (differs.has(name)) met.add(name);
    return (differs.has(name) ? each.fails : each)(name, promised(work), limit);
  },
});
export const test = it;
