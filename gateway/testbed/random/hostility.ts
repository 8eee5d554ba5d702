import type { Dice } from "@pacte-hub/executor/testbed/dice";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };

/** Names that may be another's field, a key, what tells a type, or what every object has. */
export type Names = readonly string[];

/**
 * What a partner might answer that is broken, or wants to harm: a true answer, changed in one to three places or as a whole.
 * Kinds of change number about sixty with the values they draw from.
 */
export function hostileAnswer(dice: Dice, answer: Buffer, names: Names): Buffer {
  if (dice.once(6)) return dice.pick(wholly)(answer, dice);
  const body = JSON.parse(answer.toString()) as { [key: string]: Json };
  for (let times = dice.between(1, 3); times > 0; times--) {
    if (dice.once(4)) dice.pick(ofTheWhole)(body, dice);
    else {
      const holders = holdersIn(body.data ?? null);
      if (holders.length > 0) dice.pick(ofAPlace)(dice.pick(holders), dice, names);
    }
  }
  return Buffer.from(JSON.stringify(body));
}

const wholly: readonly ((answer: Buffer, dice: Dice) => Buffer)[] = [
  (answer, dice) => answer.subarray(0, dice.under(answer.length)),
  (answer) => Buffer.concat([Buffer.from("\ufeff"), answer]),
  (answer, dice) => {
    const cut = dice.under(answer.length);
    return Buffer.concat([answer.subarray(0, cut), Buffer.from([0xff, 0xc3]), answer.subarray(cut)]);
  },
  (answer) => Buffer.concat([answer, answer]),
  (answer) =>
    Buffer.from(
      answer.toString().replace("{", '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'),
    ),
  (answer) => Buffer.from(answer.toString().replace(/\{"/g, '{"__proto__":{"polluted":1},"')),
  (answer) => Buffer.from(answer.toString().replace(/:\d+/, ":1e999")),
  (answer) => Buffer.from(answer.toString().replace(/:("[^"]*"|\d+)/, ":9007199254740993")),
  (_, dice) =>
    Buffer.from(
      dice.pick([
        "",
        "null",
        "42",
        "[]",
        "{}",
        '"data"',
        "<html>502</html>",
        "{",
        "true",
        '{"data":{}}',
        '{"data":[]}',
        '{"data":"all"}',
      ]),
    ),
];

const ofTheWhole: readonly ((body: { [key: string]: Json }, dice: Dice) => void)[] = [
  (body) => set(body, "data", null),
  (body) => void Reflect.deleteProperty(body, "data"),
  (body, dice) => set(body, "data", value(dice)),
  (body, dice) => set(body, "errors", value(dice)),
  (body, dice) =>
    set(body, "extensions", dice.pick<Json>([null, "x", { releases: [1, {}, "caf:x:1"] }, { releases: {} }])),
  (body, dice) => set(body, dice.pick(["__proto__", "constructor", "data2", "hasNext", "incremental"]), value(dice)),
  (body, dice) =>
    set(
      body,
      "errors",
      Array.from({ length: dice.between(1, 3) }, () => error(body, dice)),
    ),
  (body, dice) =>
    set(
      body,
      "errors",
      Array.from({ length: 300 }, () => error(body, dice)),
    ),
];

function set(body: { [key: string]: Json }, name: string, newValue: Json): void {
  body[name] = newValue;
}

function error(body: { [key: string]: Json }, dice: Dice): Json {
  const path = dice.pick<() => Json>([
    () => walk(body.data ?? null, dice),
    () => [...walk(body.data ?? null, dice), "beyond"],
    () => ["_entities", 99, "x"],
    () => ["_entities"],
    () => [],
    () => null,
    () => "x",
    () => [{}],
    () => ["__proto__", 0],
  ])();
  const message = dice.pick<Json>(["Manque.", "", null, 4, { toString: 1 }, "connect ECONNREFUSED 10.1.2.3:5432"]);
  const extensions = dice.pick<Json>([
    null,
    { code: "NO_FIGURE" },
    { code: 4 },
    { code: "INTERNAL_SERVER_ERROR", stacktrace: ["at /srv"] },
    "x",
  ]);
  return dice.once(8) ? value(dice) : { message, path, extensions };
}

/** A way down to some value of the answer. */
function walk(from: Json, dice: Dice): (string | number)[] {
  if (typeof from !== "object" || from === null || dice.once(6)) return [];
  const keys = Array.isArray(from) ? [...from.keys()] : Object.keys(from);
  if (keys.length === 0) return [];
  const key = dice.pick<string | number>(keys);
  return [key, ...walk((from as Record<string | number, Json>)[key] ?? null, dice)];
}

const ofAPlace: readonly ((holder: Holder, dice: Dice, names: Names) => void)[] = [
  (holder, dice, names) => put(holder, dice.pick(names), value(dice)),
  (holder, dice, names) =>
    put(holder, dice.pick(names), { __typename: dice.pick(names), id: "7", [dice.pick(names)]: value(dice) }),
  (holder, dice, names) => put(holder, "__typename", dice.pick<Json>([dice.pick(names), 4, null, "Query", ["x"]])),
  (holder, dice) => replace(holder, dice, () => null),
  (holder, dice) => replace(holder, dice, () => value(dice)),
  (holder, dice) => replace(holder, dice, (oldValue) => [oldValue]),
  (holder, dice) => replace(holder, dice, (oldValue) => ({ value: oldValue })),
  (holder, dice) => replace(holder, dice, (oldValue) => (Array.isArray(oldValue) ? (oldValue[0] ?? null) : oldValue)),
  (holder, dice) => replace(holder, dice, () => JSON.parse(`${"[".repeat(500)}1${"]".repeat(500)}`) as Json),
  (holder, dice) => remove(holder, dice),
  (holder, dice) => {
    if (Array.isArray(holder)) holder.push(...holder.slice(0, dice.between(1, 3)));
  },
  (holder) => {
    if (Array.isArray(holder)) holder.reverse();
  },
  (holder) => {
    if (Array.isArray(holder)) holder.length = 0;
  },
  (holder, dice) => {
    const [firstKey, secondKey] = [key(holder, dice), key(holder, dice)];
    if (firstKey === undefined || secondKey === undefined) return;
    const entries = holder as Record<string | number, Json>;
    [entries[firstKey], entries[secondKey]] = [entries[secondKey] ?? null, entries[firstKey] ?? null];
  },
];

const value = (dice: Dice): Json =>
  dice.pick<() => Json>([
    () => null,
    () => dice.under(100),
    () => -1.5,
    () => 2 ** 53,
    () => 1e300,
    () => "texte",
    () => "\ud800 \u0000",
    () => true,
    () => [],
    () => ({}),
    () => [null, 1, "x", {}],
    () => ({ polluted: 1, id: "7", code: "c7", __typename: "E0" }),
  ])();

const key = (holder: Holder, dice: Dice): string | number | undefined => {
  const keys: readonly (string | number)[] = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  return keys.length === 0 ? undefined : dice.pick(keys);
};

function replace(holder: Holder, dice: Dice, make: (oldValue: Json) => Json): void {
  const at = key(holder, dice);
  const entries = holder as Record<string | number, Json>;
  if (at !== undefined) entries[at] = make(entries[at] ?? null);
}

function remove(holder: Holder, dice: Dice): void {
  const at = key(holder, dice);
  if (Array.isArray(holder)) holder.splice(Number(at), 1);
  else if (at !== undefined) delete holder[at];
}

function put(holder: Holder, name: string, newValue: Json): void {
  if (!Array.isArray(holder))
    Object.defineProperty(holder, name, { value: newValue, enumerable: true, configurable: true, writable: true });
}

/** Every object and list of an answer. */
function holdersIn(from: Json): Holder[] {
  if (typeof from !== "object" || from === null) return [];
  return [from, ...Object.values(from).flatMap(holdersIn)];
}
