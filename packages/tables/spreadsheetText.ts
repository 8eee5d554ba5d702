/** What a spreadsheet would run as a formula (OWASP, CSV injection), behind blanks too; the wide signs are run as well. */
const formula = /^[\s\p{Cc}\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/u;

/** Whether a spreadsheet that opens a text file would take this text for a formula. */
export const isFormula = (text: string): boolean =>
  formula.test(text) || text.startsWith("\t") || text.startsWith("\r");

/** The same text, told to be text: a straight apostrophe before it. */
export const neutralised = (text: string): string => (isFormula(text) ? `'${text}` : text);
