const day = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });

/** A day, a month or a year as French writes it: "1er août 2017", "février 2017", "2017". */
export function frenchDay(text: string): string {
  if (text.length === 4) return text;
  if (text.length === 7) return month.format(new Date(`${text}-15T00:00:00Z`));
  return day.format(new Date(`${text}T00:00:00Z`)).replace(/^1 /, "1er ");
}

const instant = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
const dayInParis = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });

/** An ISO 8601 instant as readers in France live it: "30 novembre 2026 à 11 h 08 (heure de Paris)". What is no instant is left as it is. */
export function frenchInstant(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return `${frenchDay(dayInParis.format(at))} à ${instant.format(at).replace(":", " h ")} (heure de Paris)`;
}
