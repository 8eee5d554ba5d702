import { extract, type Findable, search } from "../search.ts";

/** More, and nobody reads on: another word finds better. */
const mostFound = 30;

/** The index comes on the search page alone; every other page stands without a script. */
async function answer(list: HTMLElement, count: HTMLElement): Promise<void> {
  const words = new URLSearchParams(window.location.search).get("q") ?? "";
  const field = document.querySelector<HTMLInputElement>("#q");
  if (field) field.value = words;
  if (words.trim() === "") return;
  const { places } = await import("./builtPlaces.ts");
  const placesFound = search(places, words);
  document.title = `« ${words} » — ${document.title}`;
  count.textContent = placesFound.length === 0 ? none(words) : sentenceOf(placesFound.length);
  list.replaceChildren(...placesFound.slice(0, mostFound).map((place) => itemOf(place, words)));
}

const none = (words: string): string => `Rien ne répond à « ${words} » : essayez moins de mots, ou le début d'un seul.`;

const sentenceOf = (length: number): string =>
  length === 1
    ? "Un endroit trouvé."
    : `${length} endroits trouvés${length > mostFound ? `, les ${mostFound} premiers` : ""}.`;

function itemOf({ address, page, title, text }: Findable, words: string): HTMLElement {
  const [listItem, link, line] = ["li", "a", "p"].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLAnchorElement,
    HTMLElement,
  ];
  link.href = address;
  link.textContent = title === page ? page : `${page} : ${title}`;
  line.textContent = extract(text, words);
  listItem.append(link, line);
  return listItem;
}

const [list, count] = ["#found", "#count"].map((name) => document.querySelector<HTMLElement>(name));
if (list && count) void answer(list, count);
