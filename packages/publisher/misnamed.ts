import { atLevel, territories } from "@pacte-hub/data/territories";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import type { Level, Territory, TerritoryCode } from "@pacte-hub/schema/model/territory";
import { partNamedIn } from "./partWords.ts";
import { plainName } from "./writtenTerritory.ts";

/** Of lines whose name is not that of their code, the part beyond which codes and names are of two orders. */
const mostMisnamed = 0.1;
/** Letters of a name: "x" stands for none. */
const leastName = 2;

/** Official names of a level, as they are compared; null where several bear one. */
function namesAt(level: Level): ReadonlyMap<string, TerritoryCode | null> {
  const names = new Map<string, TerritoryCode | null>();
  for (const { name, code } of atLevel(level)) names.set(plainName(name), names.has(plainName(name)) ? null : code);
  return names;
}

const named = new Map<Level, ReadonlyMap<string, TerritoryCode | null>>();
function byName(level: Level): ReadonlyMap<string, TerritoryCode | null> {
  const found = named.get(level) ?? namesAt(level);
  named.set(level, found);
  return found;
}

/** Compares the names that a file writes beside its codes with the official ones. */
export class NamesBeside {
  readonly #finest: Level;
  readonly #misnamed: number[] = [];
  #named = 0;
  /** Lines that bear the name of another territory: one that is misspelt is nobody's. */
  readonly #ofOthers: {
    readonly line: number;
    readonly written: string;
    readonly meant: string;
    readonly code: string;
  }[] = [];

  /** Lines whose name says that they tell of a part of their territory. */
  readonly #ofParts: { readonly line: number; readonly written: string; readonly part: string }[] = [];

  readonly #elsewhere: {
    readonly line: number;
    readonly code: string;
    readonly name: string;
    readonly epci: string;
  }[] = [];

  constructor(finest: Level) {
    this.#finest = finest;
  }

  /** @param official the territory that the code of the line is of */
  line(
    number: number,
    { text, epci }: { readonly text: string; readonly epci: string },
    official: Territory | undefined,
  ): void {
    const other = territories.get(epci as TerritoryCode);
    if (official?.level === "COMMUNE" && other?.level === "EPCI" && official.parent !== other.code)
      this.#elsewhere.push({ line: number, code: official.code, name: official.name, epci });
    this.#name(number, text, official);
  }

  #name(number: number, text: string, official: Territory | undefined): void {
    const written = plainName(text);
    if (written.length < leastName || official === undefined) return;
    this.#named += 1;
    const name = plainName(official.name);
    if (written === name) return;
    const part = partNamedIn(text, []);
    if (part !== undefined && partNamedIn(official.name, []) === undefined)
      this.#ofParts.push({ line: number, written: text, part });
    const other = byName(this.#finest).get(written);
    if (other && other !== official.code && official.level === "COMMUNE")
      this.#ofOthers.push({ line: number, written: text, meant: official.name, code: official.code });
    else if (!written.includes(name) && !name.includes(written)) this.#misnamed.push(number);
  }

  /** @param lifted where what the steward's word may lift is noted: an EPCI of another geography beside a commune */
  judge(faults: Faults, lifted: Faults): void {
    for (const { line, code, name, epci } of this.#elsewhere)
      lifted.add(
        "NAMES_DIFFER",
        line,
        `la commune ${code} (${name}) n'est pas de l'EPCI « ${epci} » que dit la ligne : le code de l'un ou de l'autre est faux, ou la géographie est ancienne (--unusual <motif>).`,
      );
    for (const { line, written, meant, code } of this.#ofOthers)
      faults.add(
        "NAMES_DIFFER",
        line,
        `« ${written} » est le nom d'une autre commune : ${code} est ${meant}. Le code ou le nom est faux.`,
      );
    for (const { line, written, part } of this.#ofParts)
      lifted.add(
        "PART_ONLY",
        line,
        `« ${written} » dit « ${part} » : si la ligne compte tout le territoire, dites pourquoi (--unusual <motif>).`,
      );
    if (this.#misnamed.length > mostMisnamed * this.#named)
      for (const line of this.#misnamed)
        faults.add(
          "NAMES_DIFFER",
          line,
          "le nom n'est pas celui du code : les colonnes ne sont pas dans le même ordre.",
        );
  }
}
