/**
 * What no text that is kept may have: controls but tab, line feed and carriage return, halves of characters, and the two
 * code points that are none. A database keeps no U+0000, and XML 1.0 has no way to write any of them.
 * @see https://www.w3.org/TR/xml/#charsets
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/** Whether a database, a table and a feed can all keep a text: an editor writes none that they cannot. */
export const isWritable = (text: string): boolean => text.search(unwritable) === -1;

/** A text without what cannot be written: what was kept before it was refused is still read. */
export const writable = (text: string): string => text.replaceAll(unwritable, "");

/** The same of a question's own texts, where they are escaped; a backslash that is escaped itself begins nothing. */
export const hasEscapedControl = (question: string): boolean => escapedControl.test(question);
const escapedControl =
  /(?<!\\)(?:\\\\)*\\(?:[bf]|u(?:00(?:0[0-8bcef]|1[0-9a-f])|fff[ef]|\{0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])\}))/i;
