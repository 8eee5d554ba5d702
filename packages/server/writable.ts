/**
 * Characters that stored texts may not have: control characters except tab, line feed and carriage return; lone surrogates;
 * U+FFFE and U+FFFF. PostgreSQL cannot store U+0000, and XML 1.0 can write none of them.
 * @see https://www.w3.org/TR/xml/#charsets
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/** Whether a database, a spreadsheet and a feed can all hold the text. */
export const isWritable = (text: string): boolean => text.search(unwritable) === -1;

/** The text without such characters, for texts stored before they were refused. */
export const writable = (text: string): string => text.replaceAll(unwritable, "");

/** Whether a query's string literals contain such characters as escapes; an escaped backslash begins no escape. */
export const hasEscapedControl = (question: string): boolean => escapedControl.test(question);
const escapedControl =
  /(?<!\\)(?:\\\\)*\\(?:[bf]|u(?:00(?:0[0-8bcef]|1[0-9a-f])|fff[ef]|\{0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])\}))/i;
