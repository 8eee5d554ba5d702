const members = ["query", "operationName", "variables", "extensions"] as const;

/**
 * The first member of a question that its body gives twice: JSON.parse keeps the last, a proxy or a log before us may have
 * read the first. Most bodies hold no name twice and no escaped letter, and are not read a second time.
 * @param text JSON that has been parsed
 */
export function repeatedMember(text: string): string | undefined {
  if (!mayRepeat(text)) return undefined;
  const seen = new Set<string>();
  return outerNames(text).find((name) => {
    const isRepeated = seen.has(name) && members.some((member) => member === name);
    seen.add(name);
    return isRepeated;
  });
}

/** A name within a GraphQL text stands between escaped quotes, and is not taken for one. */
const mayRepeat = (text: string): boolean =>
  text.includes("\\u") || members.some((member) => standsTwice(text, member));

function standsTwice(text: string, member: string): boolean {
  const quoted = `"${member}"`;
  const first = text.indexOf(quoted);
  return first !== -1 && text.indexOf(quoted, first + quoted.length) !== -1;
}

/** The names of the outermost object, as often as they stand there, each escape resolved. */
function outerNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "{" || letter === "[") depth++;
    else if (letter === "}" || letter === "]") depth--;
    else if (letter === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && isName(text, end)) names.push(JSON.parse(text.slice(at, end)));
      at = end - 1;
    }
  }
  return names;
}

/** @returns the place after the closing quote */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (text[at] === " " || text[at] === "\t" || text[at] === "\n" || text[at] === "\r") at++;
  return text[at] === ":";
}
