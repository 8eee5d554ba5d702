import type { Faults } from "@pacte-hub/release-file/extractErrors";

/** SDMX code list CL_OBS_STATUS: those that say that there is no figure. */
export const missingStatuses: ReadonlySet<string> = new Set(["M", "L", "H", "Q", "O"]);

/** The same list: figures that may still change, and those that are of something else than what is counted. */
const unsettled: ReadonlySet<string> = new Set(["P", "E", "I", "V", "G"]);
const others: Readonly<Record<string, string>> = {
  F: "prévision",
  K: "compté dans une autre catégorie",
  W: "compte aussi une autre catégorie",
  D: "définition différente",
  U: "peu fiable",
  N: "non significatif",
  J: "dérogation",
  S: "événement exceptionnel",
};
/** "A": normal; "B": the first after a break, "R": revised. */
const usual: ReadonlySet<string> = new Set(["", "A", "B", "R", ...missingStatuses]);

/** What statuses beside figures say of them, gathered line by line. */
export class FigureStatuses {
  /** Figures that may still change. */
  unsettled = 0;
  readonly #others = new Map<string, number>();

  /** @param status as the file writes it */
  line(status: string, number: number): void {
    const code = status.trim().toUpperCase();
    if (unsettled.has(code)) this.unsettled += 1;
    else if (!usual.has(code)) this.#others.set(code, this.#others.get(code) ?? number);
  }

  /** @throws nothing: what no figure of a release may say is a fault, on the first line that says it. */
  judge(faults: Faults): void {
    for (const [code, line] of this.#others)
      faults.add(
        "UNKNOWN_STATUS",
        line,
        `le statut « ${code} »${others[code] ? ` (${others[code]})` : ""} ne dit pas un chiffre compté comme ce jeu les compte : ôtez ces lignes, ou dites pourquoi ces chiffres sont justes (--unusual <motif>).`,
      );
  }
}
