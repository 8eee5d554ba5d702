/** A number that passes for a SIREN, always the same for the same invented structure. */
export function sirenOf(name: string): string {
  let state = 7;
  for (const sign of name) state = (Math.imul(state, 31) + sign.codePointAt(0)!) >>> 0;
  const digits = `9${String(state % 10_000_000).padStart(7, "0")}`;
  return `${digits}${controlOf(digits)}`;
}

/** Luhn's control digit. */
function controlOf(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
