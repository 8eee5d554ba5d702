import { once } from "@pacte-hub/data/once";
import { atLevel } from "@pacte-hub/data/territories";
import { plainName } from "./writtenTerritory.ts";

const only = /\b(uniquement|seulement|exclusivement|seuls?|seules?)\b/;
const leastName = 4;
const without =
  /\b(?:hors|sans|sauf|excepte|a l exception d[eu]|a l exclusion d[eu])(?: (?:la|le|les|l|de|du|des|d))* /g;

/** Names of EPCI and communes, as texts write them: with what they are ("CA du Grand Verdun"), or without. */
const names = once(() =>
  [...atLevel("EPCI"), ...atLevel("COMMUNE"), ...atLevel("ARRONDISSEMENT")].flatMap(({ name }) => {
    const plain = plainName(name);
    return [plain, plain.replace(/^(ca|cc|cu|metropole)( du| de la| de| des| d)? /, "")];
  }),
);

/** "Hors Verdun", "Grand Verdun uniquement": the place that a text says is left out, or is all there is; undefined where it says none. */
export function excludedPlaceIn(text: string): string | undefined {
  const plain = plainName(text);
  for (const { 0: words, index } of plain.matchAll(without)) {
    const rest = plain.slice(index + words.length);
    const found = names().find((name) => name.length >= leastName && (rest === name || rest.startsWith(`${name} `)));
    if (found !== undefined) return `${words}${found}`;
  }
  const [alone] = only.exec(plain) ?? [];
  const place = alone && names().find((name) => name.length >= leastName && ` ${plain} `.includes(` ${name} `));
  return place ? `${place} ${alone}` : undefined;
}
