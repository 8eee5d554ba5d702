/** An operator of a PDF content stream with its operands (ISO 32000-1, 7.8.2): where they begin and end. */
interface Operation {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
}

const pathOperators = new Set(["m", "l", "c", "v", "y", "h", "re"]);
const paintOperators = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]);
const aloneOperators = new Set(["Do", "sh", "EI"]);

/**
 * Marks as an artifact all that a content stream paints outside marked content: what is neither is refused by PDF/UA
 * (ISO 14289-1, 7.1). Browsers leave so the backgrounds, lines and running heads that a reader of screens passes over.
 * @param content the stream's bytes, one character each (latin1).
 */
export function markArtifacts(content: string): string {
  const runs: (readonly [start: number, end: number])[] = [];
  let depth = 0;
  let path: number | null = null;
  let text: { readonly start: number; hasMarks: boolean } | null = null;
  for (const { operator, start, end } of operationsOf(content)) {
    if (operator === "BMC" || operator === "BDC") {
      depth += 1;
      if (text) text.hasMarks = true;
    } else if (operator === "EMC") depth -= 1;
    else if (operator === "BT") text = depth === 0 ? { start, hasMarks: false } : null;
    else if (operator === "ET") {
      if (text && !text.hasMarks) runs.push([text.start, end]);
      text = null;
    } else if (depth === 0 && aloneOperators.has(operator)) runs.push([start, end]);
    else if (pathOperators.has(operator)) path ??= start;
    else if (paintOperators.has(operator)) {
      if (depth === 0 && path !== null) runs.push([path, end]);
      path = null;
    } else if (operator === "n") path = null;
  }
  return wrapped(content, runs);
}

function wrapped(content: string, runs: readonly (readonly [start: number, end: number])[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of runs) {
    parts.push(content.slice(from, start), "/Artifact BMC\n", content.slice(start, end), "\nEMC\n");
    from = end;
  }
  return parts.join("") + content.slice(from);
}

/** White space, a comment, an operand or an operator, from where one begins. */
const token = /[\s\0]+|%[^\r\n]*|<<|>>|<[^>]*>|[[\]{}]|\/[^\s\0()<>[\]{}/%]*|[^\s\0()<>[\]{}/%]+/y;
const operand = /^([+-]?(\d+\.?\d*|\.\d+)|true|false|null)$/;
/** Not an operator: it ends what it is of. */
const isAside = (text: string): boolean => /^[\s\0%<>[\]{}/]/.test(text);

function* operationsOf(content: string): Generator<Operation> {
  let start: number | null = null;
  let at = 0;
  while (at < content.length) {
    if (content[at] === "(") {
      start ??= at;
      at = endOfString(content, at);
      continue;
    }
    token.lastIndex = at;
    const word = token.exec(content)?.[0];
    // An unbalanced parenthesis: the stream is not one that a browser writes.
    if (word === undefined) throw new Error("this content stream cannot be read");
    const end = at + word.length;
    if (!/^[\s\0%]/.test(word)) start ??= at;
    if (word === "BI") at = endOfImage(content, end);
    else at = end;
    if (isAside(word) || operand.test(word)) continue;
    yield { operator: word === "BI" ? "EI" : word, start: start ?? at, end: at };
    start = null;
  }
}

/** After the parenthesis that closes the one at `from`. */
function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at++) {
    if (content[at] === "\\") at++;
    else if (content[at] === "(") depth++;
    else if (content[at] === ")" && --depth === 0) return at + 1;
  }
  return content.length;
}

/** After the image that is written in the stream itself. */
function endOfImage(content: string, from: number): number {
  const endMark = /\sEI(?=[\s\0])/g;
  endMark.lastIndex = from;
  return endMark.test(content) ? endMark.lastIndex : content.length;
}
