import { recommendationsInService } from "@pacte-hub/schema/model/recommendation";
import { once } from "./once.ts";
import { type PactFile, shippedPactFiles } from "./pacts.ts";

interface RecommendationsFile {
  readonly document?: { readonly periodStart: string };
  readonly hub?: { readonly prefix?: string };
  readonly axes?: readonly {
    readonly number: number;
    readonly recommendations: readonly { readonly number: number }[];
  }[];
}

/** The codes of the recommendations that files of Pacts give, oldest Pact first, in its order: "1.5", "2022:1.5". */
export function recommendationsIn(files: readonly PactFile[]): readonly string[] {
  const startOf = ({ document }: RecommendationsFile): string => document?.periodStart ?? "";
  return files
    .map(({ written }) => written as RecommendationsFile)
    .sort((first, second) => startOf(first).localeCompare(startOf(second)))
    .flatMap(({ axes = [], hub }) =>
      axes.flatMap(({ number, recommendations }) =>
        recommendations.map((recommendation) => `${hub?.prefix ?? ""}${number}.${recommendation.number}`),
      ),
    );
}

/** Those of the Pacts that ship. */
export const shippedRecommendations = once((): readonly string[] => recommendationsIn(shippedPactFiles()));

/**
 * What differs between the Pacts that ship and the recommendations that the graph was composed with, in a French sentence; null:
 * nothing. A graph's enums are written once, and reviewed: a Pact is added by its file, and `hub compose`.
 */
export function faultInRecommendations(
  shipped: readonly string[] = shippedRecommendations(),
  composed: readonly string[] = recommendationsInService(),
): string | null {
  const [missing, strange] = [
    shipped.filter((code) => !composed.includes(code)),
    composed.filter((code) => !shipped.includes(code)),
  ];
  if (missing.length + strange.length === 0) return null;
  const differences = [
    missing.length > 0 ? `il manque ${missing.join(", ")}` : "",
    strange.length > 0 ? `${strange.join(", ")} n'y est plus` : "",
  ].filter(Boolean);
  return `Les préconisations du graphe ne sont pas celles des Pactes livrés : ${differences.join(" ; ")}. Lancez « hub compose », puis reconstruisez.`;
}
