const lastDays = ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"];

/** The last day a period holds: "2017-03", "2017-Q1" and "2017" end on days that can be compared. */
export function lastDayOf(period: string): string {
  const [, year = "", quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(period) ?? [];
  const at = quarter ? Number(quarter) * 3 : month ? Number(month) : 12;
  const isLeap = at === 2 && Number(year) % 4 === 0;
  return `${year}-${String(at).padStart(2, "0")}-${isLeap ? "29" : lastDays[at - 1]}`;
}

/** The quarter before a quarter: "2018-Q1" -> "2017-Q4"; null for other periods. */
export function quarterBefore(period: string): string | null {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (!year || !quarter) return null;
  return quarter === "1" ? `${Number(year) - 1}-Q4` : `${year}-Q${Number(quarter) - 1}`;
}
