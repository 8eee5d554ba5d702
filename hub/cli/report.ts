import { territories } from "@pacte-hub/data/territories";
import type { HubClient } from "@pacte-hub/publisher/hubClient";
import type { Changed, Share, Since, TableReport } from "@pacte-hub/publisher/report";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import type { Level } from "@pacte-hub/schema/model/territory";
import { pageDecimals, percentOf } from "@pacte-hub/schema/rules/derivedNumbers";

/** A line of cells is long: past this many, the steward asks the base. */
const mostListed = 20;

/** The report of a protected table for the institution's stewards alone, as lines of French. */
export function reportLines({ shares, since, primary, added, notGuaranteed, weakened }: TableReport): string[] {
  const lines = [
    ...shareLines(shares),
    `Retenues : ${primary} par la règle elle-même, ${added} de plus pour que nul ne les recalcule.`,
    ...(since ? sinceLines(since) : ["Première publication de cette période : rien à comparer."]),
    "Audit : aucun constat ; rien de ce qui est retenu ne peut être resserré au-delà de la promesse (docs/secret.md).",
  ];
  if (weakened > 0)
    lines.push(
      `  Pour ${weakened} cellules, les zéros montrés disent seuls qu'elles dépassent le minimum de la promesse.`,
    );
  if (notGuaranteed.length > 0) {
    lines.push(`  NON GARANTIES : ${notGuaranteed.length} cellules que d'autres publications disaient déjà :`);
    lines.push(...listed(notGuaranteed, (id) => id));
  }
  return lines;
}

/** Which institutions were taken at what they had answered before, where anything was published so. */
export function staleLines({ stale }: HubClient, outcomes: readonly { readonly isNew: boolean }[]): string[] {
  if (!outcomes.some(({ isNew }) => isNew)) return [];
  return [...(stale?.() ?? [])].map(
    ([partner, answeredAt]) =>
      `Attention : ${partnerOf(partner).name} ne répond pas ; prise telle qu'elle a répondu le ${answeredAt.toISOString()}. L'audit est dû quand elle répondra : « hub audit <institution> --due », ou la publication ordonnée suivante.`,
  );
}

/** The withheld share of each grain, as a table. */
export function shareLines(shares: readonly Share[]): string[] {
  const rows = shares.map(({ level, by, cells, withheld }) => [
    levelNames[level],
    by === "" ? "total" : by.replaceAll(";", " x "),
    String(cells),
    String(withheld),
    `${percentOf(withheld, cells, pageDecimals)?.toFixed(pageDecimals).replace(".", ",") ?? "–"} %`,
  ]);
  return table([["niveau", "détail", "cellules", "retenues", "part"], ...rows]);
}

/** Columns of text, the first two to the left, figures to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, at) => (at < 2 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** What differs from the last vintage, in lines of French. */
export function sinceLines({ release, newlyWithheld, newlyShown, changed }: Since): string[] {
  const summary = `${newlyWithheld.length} nouvellement retenues, ${newlyShown.length} nouvellement montrées, ${changed.length} changées`;
  return [
    `Par rapport à ${release} : ${summary}.`,
    ...listed(newlyWithheld, (cell) => `retenue : ${placeOf(cell)}`),
    ...listed(newlyShown, (cell) => `montrée : ${placeOf(cell)}`),
    ...listed(
      changed,
      ({ before, after }: Changed) => `changée : ${placeOf(after)}, ${before.value} -> ${after.value}`,
    ),
  ];
}

/** A line each, as many as a steward reads. */
export function listed<One>(entries: readonly One[], lineOf: (entry: One) => string): string[] {
  const lines = entries.slice(0, mostListed).map((entry) => `  ${lineOf(entry)}`);
  return entries.length > mostListed ? [...lines, `  … et ${entries.length - mostListed} autres.`] : lines;
}

function placeOf({ territory, breakdown }: PublishedCell): string {
  const name = territories.get(territory)?.name ?? "";
  return `${territory} (${name})${breakdown && `, ${breakdown}`}`;
}

const levelNames: Readonly<Record<Level, string>> = {
  DEPARTMENT: "département",
  ARRONDISSEMENT: "arrondissement",
  EPCI: "EPCI",
  COMMUNE: "commune",
};
