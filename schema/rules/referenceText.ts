/** What the reference subgraph's promise holds of an installation. */
export interface Promised {
  /** The names under which institutions speak in the graph. */
  readonly fields: readonly string[];
  /** How many territories there are of each level, coarsest first. */
  readonly sizes: readonly number[];
}

/**
 * The reference subgraph's promise as an installation makes it: its written text asks the words of the institutions that ship, and
 * tells the lengths of what ships; who joined is asked as the Department is.
 */
export function referenceText(sdl: string, { fields, sizes }: Promised): string {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return fields
    .reduce(withWordsOf, sdl)
    .replace(/(partners: \[Partner!\]! @listSize\(assumedSize: )\d+/, `$1${fields.length}`)
    .replaceAll(
      /(values: \["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"\], sizes: \[)[^\]]*/g,
      `$1${sizes.join(", ")}`,
    )
    .replace(/(\[Territory!\]! @listSize\(assumedSize: )\d+(\) @perItem)/, `$1${total}$2`);
}

function withWordsOf(text: string, field: string): string {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}InConvention`;
  if (text.includes(`  ${field}: ${type} @external`)) return text;
  return text
    .replace(/ {2}department: DepartmentInConvention @external\n/, `$&  ${field}: ${type} @external\n`)
    .replace(/ department (\{ everySignature \{[^{}]*\{[^{}]*\} \} \})/, `$& ${field} $1`)
    .replace(/type DepartmentInConvention (\{[^}]*\})\n/, `$&\ntype ${type} $1\n`);
}
