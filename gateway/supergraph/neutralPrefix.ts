/** Short, and the beginning of no field's name that goes on with digits only. */
export function neutralPrefix(fieldNames: Iterable<string>): string {
  const numbered = new Set([...fieldNames].flatMap((name) => /^(.*?)\d+$/.exec(name)?.[1] ?? []));
  let prefix = "r";
  while (numbered.has(prefix)) prefix += "_";
  return prefix;
}
