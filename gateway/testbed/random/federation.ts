import type { Dice } from "@pacte-hub/executor/testbed/dice";
import {
  type Abstract,
  type Entity,
  enumName,
  type Field,
  inner,
  type KeyStyle,
  type Model,
  type ValueObject,
} from "./model.ts";

const scalars = ["Int", "String", "Float", "Boolean", "ID", enumName] as const;
const givens = [
  "n: Int",
  "n: Int = 2",
  's: String = "é", n: Int!',
  "range: Range",
  "range: Range = { from: 1 }, ids: [ID!]",
  `mode: ${enumName}`,
];

/** Any federation: entities whose fields lie here and there, with every way they may be known, required, provided or moved. */
export function randomModel(dice: Dice): Model {
  const subgraphs = ["a", "b", "c", "d"].slice(0, dice.between(2, 4));
  const names = Array.from({ length: dice.between(2, 4) }, (_, index) => `E${index}`);
  const author = new Author(dice, subgraphs, names);
  const abstracts = author.abstracts();
  const values = author.values();
  const entities = names.map((name) => author.entity(name, abstracts));
  const roots = author.roots();
  return {
    subgraphs,
    entities: withProvided(dice, entities),
    values,
    abstracts,
    roots,
    failsOnceIn: dice.pick([0, 40, 8]),
  };
}

class Author {
  readonly #dice: Dice;
  readonly #subgraphs: readonly string[];
  readonly #entities: readonly string[];
  #targets: readonly string[];
  readonly #single = new Set<string>();

  constructor(dice: Dice, subgraphs: readonly string[], entities: readonly string[]) {
    this.#dice = dice;
    this.#subgraphs = subgraphs;
    this.#entities = entities;
    this.#targets = entities;
  }

  abstracts(): readonly Abstract[] {
    const abstracts = Array.from({ length: this.#dice.under(3) }, (_, index): Abstract => {
      const kind = this.#dice.pick(["interface", "union"] as const);
      const members = this.#dice.some(this.#entities, this.#dice.between(1, 3));
      if (kind === "union" || this.#dice.once(2)) return { name: `A${index}`, kind, members };
      const owner = this.#dice.pick(this.#subgraphs);
      return {
        name: `A${index}`,
        kind,
        members,
        shared: { name: `shared${index}`, type: this.#leaf(), given: "", owners: [owner] },
      };
    });
    for (const { name, shared } of abstracts) if (shared) this.#single.add(name);
    this.#targets = [...this.#targets, ...abstracts.map(({ name }) => name)];
    return abstracts;
  }

  values(): readonly ValueObject[] {
    const values = Array.from({ length: this.#dice.between(0, 2) }, (_, index): ValueObject => {
      const fields = this.#fields(this.#dice.between(1, 3), "v", this.#targets);
      return { name: `V${index}`, fields: [...fields, { name: "plain", type: "String", given: "", owners: [] }] };
    });
    this.#targets = [...this.#targets, ...values.map(({ name }) => name)];
    return values;
  }

  entity(name: string, abstracts: readonly Abstract[]): Entity {
    const shared = abstracts.filter(({ members, kind }) => kind === "interface" && members.includes(name));
    const keyStyle: KeyStyle = shared.length > 0 ? "ID" : this.#dice.pick(["ID", "ID", "ID_OR_CODE", "NESTED"]);
    const [hub, ...otherSubgraphs] = this.#dice.some(this.#subgraphs, this.#subgraphs.length);
    const keyIn = Object.fromEntries([
      [hub, "both"],
      ...otherSubgraphs.map((subgraph) => [subgraph, this.#dice.pick(["id", "code"])]),
    ]);
    const fields = [
      ...this.#fields(this.#dice.between(2, 5), "f", this.#targets),
      ...shared.flatMap((valueType) => valueType.shared ?? []),
    ];
    const unresolvableIn = this.#subgraphs.filter((subgraph) => subgraph !== hub && this.#dice.once(3));
    const requiring = keyStyle === "ID_OR_CODE" ? [] : this.#requiring(fields);
    return { name, keyStyle, keyIn, fields: [...fields, ...requiring], unresolvableIn };
  }

  roots(): readonly Field[] {
    return this.#subgraphs.flatMap((subgraph) =>
      this.#fields(this.#dice.between(1, 2), `root_${subgraph}_`, this.#targets).map((field) => ({
        ...field,
        owners:
          field.owners.length > 1 ? [subgraph, ...field.owners.filter((owner) => owner !== subgraph)] : [subgraph],
        ...(field.overrides === subgraph && { overrides: field.owners[0] as string }),
      })),
    );
  }

  #fields(count: number, prefix: string, targets: readonly string[]): readonly Field[] {
    return Array.from({ length: count }, (_, index): Field => {
      const leads = this.#dice.once(2);
      const type = leads ? this.#wrapped(this.#dice.pick(targets)) : this.#leaf();
      const argumentsSdl = this.#dice.once(3) ? this.#dice.pick(givens) : "";
      const owners = this.#dice.some(this.#subgraphs, this.#dice.once(4) && !this.#single.has(inner(type)) ? 2 : 1);
      const moved = owners.length === 2 && this.#dice.once(2);
      const [owner, former] = owners as [string, string];
      const namedField = { name: `${prefix}${index}`, type, given: argumentsSdl };
      return moved ? { ...namedField, owners: [owner], overrides: former } : { ...namedField, owners };
    });
  }

  #leaf = (): string => this.#wrapped(this.#dice.pick(scalars));

  #wrapped = (type: string): string =>
    this.#dice.pick([type, type, type, `${type}!`, `[${type}]`, `[${type}!]`, `[${type}!]!`, `[[${type}]!]`]);

  /**
   * What is required may be null and may fail, but must not take the whole entity with it. One an entity, told by one
   * subgraph, known by one key: with more, or through objects, the pinned planner fails now and then, and may take the
   * process with it.
   */
  #requiring(fields: readonly Field[]): readonly Field[] {
    return fields.flatMap((field, index): Field[] => {
      const { name, type, owners, given: argumentsSdl } = field;
      const elsewhere = this.#subgraphs.filter(
        (subgraph) => !owners.includes(subgraph) && subgraph !== field.overrides,
      );
      if (argumentsSdl !== "" || type.endsWith("!") || elsewhere.length === 0) return [];
      if (index > 0 || owners.length > 1 || field.overrides || this.#targets.includes(inner(type))) return [];
      return [
        {
          name: `need${index}`,
          type: this.#dice.pick(["String", "String!"]),
          given: "",
          owners: [this.#dice.pick(elsewhere)],
          requires: name,
        },
      ];
    });
  }
}

/** Some fields that lead to an entity bring one of its fields along. */
function withProvided(dice: Dice, entities: readonly Entity[]): readonly Entity[] {
  const provided = (field: Field): Field => {
    const entity = entities.find(({ name }) => name === inner(field.type));
    const [owner] = field.owners;
    if (!entity || field.owners.length > 1 || field.overrides || !owner || !dice.once(3)) return field;
    const providable = entity.fields.find((candidate) => isProvidable(candidate, owner));
    return providable ? { ...field, provides: { entity: entity.name, field: providable.name } } : field;
  };
  return entities.map((entity) => ({ ...entity, fields: entity.fields.map(provided) }));
}

const isProvidable = (
  { name, type, given: argumentsSdl, owners, requires, overrides }: Field,
  owner: string,
): boolean =>
  /^f/.test(name) &&
  /^(Int|String|Float|Boolean|ID)!?$/.test(type) &&
  argumentsSdl === "" &&
  !owners.includes(owner) &&
  !requires &&
  !overrides;
