import type { DeclaredColumn } from "@pacte-hub/publisher/columns";
import type { JudgedReading } from "@pacte-hub/publisher/readingReport";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { dimensionWordOf } from "@pacte-hub/schema/model/dimensionLabels";

const mostLines = 8;

/** How a file was read, for its steward, as lines of French. */
export function readingLines(reading: JudgedReading, declared: DeclaredColumn): string[] {
  const { readAs, ignored, leftOut, notGiven, revised, elsewhere, compared, absentValues, unusual } = reading;
  const { deducedEncoding, wordOfName } = reading;
  const lines = [
    `Lu : ${readAs.map(([header, role]) => `« ${header} » = ${role}`).join(", ")}.`,
    ...(deducedEncoding === null ? [] : [`Lettres lues en ${deducedEncoding}, d'après les mots du fichier.`]),
    ...(ignored.length > 0
      ? [`Colonnes laissées de côté : ${ignored.map((header) => `« ${header} »`).join(", ")}.`]
      : []),
    ...(leftOut.length > 0
      ? [
          `Lignes de texte laissées de côté : ${firstOf(leftOut.map(({ number, text }) => `${number} (« ${text.slice(0, 60)} »)`))}.`,
        ]
      : []),
    ...(notGiven > 0
      ? [`Non donnés à la source (secret, non disponible) : ${notGiven} chiffres, jamais comptés ni mis à zéro.`]
      : []),
    ...(revised > 0 ? [`Chiffres que la source dit révisés (r) : ${revised}.`] : []),
    ...(elsewhere > 0 ? [`Autres départements : ${elsewhere} lignes laissées de côté.`] : []),
    ...(compared > 0 ? [`Totaux comparés à leurs parties, sans être comptés : ${compared}.`] : []),
    ...(absentValues.length > 0
      ? [`ATTENTION : aucune ligne pour ${firstOf(absentValues.map(breakdownText))} : compté zéro.`]
      : []),
    ...(wordOfName === null
      ? []
      : [
          `ATTENTION : le nom du fichier dit « ${wordOfName} », que le hub ne comprend pas : s'il n'en compte qu'une partie, ne le publiez pas.`,
        ]),
    ...unusualLines(unusual, declared.unusualBecause === undefined ? mostLines : mostLifted),
  ];
  const word = [
    ...(declared.ignored?.length ? [`les colonnes ${declared.ignored.join(", ")} n'écartent rien`] : []),
    ...(declared.decimalMark ? [`« ${declared.decimalMark} » commence les décimales`] : []),
    ...(declared.unusualBecause ? [`ces chiffres, inhabituels, sont justes (${declared.unusualBecause})`] : []),
  ];
  return word.length > 0 ? [...lines, `Sur votre parole, gardée avec la livraison : ${word.join(" ; ")}.`] : lines;
}

/** "recommendation=R1_5" -> "recommendation=1.5": as a file writes it. */
function breakdownText(breakdown: string): string {
  const [name = "", code = ""] = breakdown.split("=");
  return `${name}=${dimensionWordOf(name as Dimension, code)}`;
}

/** What a word lifts is told whole, as far as a steward reads. */
const mostLifted = 50;

const unusualLines = (unusual: readonly string[], maxLines: number): readonly string[] => [
  ...unusual.slice(0, maxLines).map((sentence) => `ATTENTION, chiffre inhabituel : ${sentence}`),
  ...(unusual.length > maxLines ? [`… et ${unusual.length - maxLines} autre(s) chiffre(s) inhabituel(s).`] : []),
];

const firstOf = (values: readonly string[]): string =>
  values.length > mostLines ? `${values.slice(0, mostLines).join(", ")}… (${values.length})` : values.join(", ");
