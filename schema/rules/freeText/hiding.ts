/** Letters of other alphabets that are read as Latin ones, each above the letter it passes for. */
const lookalikes = "аеорсхуіјѕԁһԛԝӏкмтвнАЕОРСХУІЈЅКМТВНαορνικτυεηхΑΒΕΗΙΚΜΝΟΡΤΥΧΖ";
const lookedLike = "aeopcxyijsdhqwlkmtbhAEOPCXYIJSKMTBHaopviktuenxABEHIKMNOPTYXZ";
const latin = new Map([...lookalikes].map((letter, at) => [letter, [...lookedLike][at] ?? letter]));
const figures: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "@": "a",
  $: "s",
};

/** Letters that pass for Latin ones, as those: "fеmme" written with a Cyrillic "е". */
export const inLatin = (text: string): string => text.replace(/\P{ASCII}/gu, (letter) => latin.get(letter) ?? letter);

/** What is hidden in a text that a reader sees all the same: spaced letters, figures for letters, letters for figures. */
export const unhidden = (text: string): string =>
  text
    .replace(/(?<!\p{L})\p{L}(?:([ ._-])\p{L})(?:\1\p{L}){2,30}(?!\p{L})/gu, (spaced) => spaced.replace(/[ ._-]/g, ""))
    .replace(/(?<=\p{L})[01345@$](?=\p{L})/gu, (figure) => figures[figure] ?? figure)
    .replace(/(?<![\p{L}\p{N}])[oO](?=[ .]?\d)|(?<=\d)[oO](?![\p{L}])/gu, "0")
    .replace(/(?<=\d)[lI](?![\p{L}])/gu, "1");
