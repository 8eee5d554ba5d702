/**
 * A member that one object of a body gives twice, however deep: JSON.parse keeps the last, a proxy or a log before us may have
 * read the first. RFC 8259 (4) leaves open which is meant, so neither is answered.
 * @param text JSON that has been parsed
 * @param value what was parsed: it holds each name once
 */
export function repeatedMember(text: string, value: unknown): string | undefined {
  return membersIn(text) === membersOf(value) ? undefined : firstRepeated(text);
}

/** How many members all objects of a value have. */
function membersOf(value: unknown): number {
  let count = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== "object" || next === null) continue;
    const inner = Object.values(next);
    if (!Array.isArray(next)) count += inner.length;
    for (const each of inner) left.push(each);
  }
  return count;
}

/** How many members stand in a text: from quote to quote, so that long texts cost one search. */
function membersIn(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1; ) {
    const end = endOfString(text, start);
    if (isName(text, end)) count++;
    start = text.indexOf('"', end);
  }
  return count;
}

/** The names of each object that stands open, as often as they stand there, each escape resolved. */
function firstRepeated(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "{") open.push(new Set());
    else if (letter === "}") open.pop();
    else if (letter === '"') {
      const end = endOfString(text, at);
      if (isName(text, end)) {
        const name: string = JSON.parse(text.slice(at, end));
        if (open.at(-1)?.has(name)) return name;
        open.at(-1)?.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** @returns the place after the closing quote */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, quote: number): boolean {
  let slash = quote - 1;
  while (text[slash] === "\\") slash--;
  return (quote - slash) % 2 === 0;
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (text[at] === " " || text[at] === "\t" || text[at] === "\n" || text[at] === "\r") at++;
  return text[at] === ":";
}
