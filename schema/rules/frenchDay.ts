const day = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });

/** A day, a month or a year as French writes it: "1er août 2017", "février 2017", "2017". */
export function frenchDay(text: string): string {
  if (text.length === 4) return text;
  if (text.length === 7) return month.format(new Date(`${text}-15T00:00:00Z`));
  return day.format(new Date(`${text}T00:00:00Z`)).replace(/^1 /, "1er ");
}
