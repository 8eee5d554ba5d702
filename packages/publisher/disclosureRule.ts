import type { People } from "@pacte-hub/institution/config";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Publication } from "./publication.ts";

/** By what rule a publication is made, and whose datasets it bears on. */
export interface DisclosureRule {
  readonly policy: DisclosurePolicy;
  readonly people: People;
}

/** @throws OperatorError where the dataset has no rule, or files are given together that do not count the same people. */
export function disclosureRuleOf(publication: Publication): DisclosureRule {
  const policy = policyOf(publication);
  return { policy, people: policy.kind === "NONE" ? alone(publication) : peopleOf(publication) };
}

/** The institution's rule for the dataset, or for its generated figures. @throws OperatorError where it has none. */
function policyOf({ institution, indicator, demonstration }: Publication): DisclosurePolicy {
  const generated = demonstration ? institution.demonstrationPolicies[indicator.id] : undefined;
  const policy = generated ?? institution.policies[indicator.id];
  if (policy) return policy;
  throw new OperatorError(
    `Aucune règle de secret n'est fixée pour le jeu ${indicator.id} : il ne peut pas être publié.`,
  );
}

/** Open data is published by itself: its source has protected it. */
const alone = ({ indicator }: Publication): People => ({ datasets: [indicator.id], tiesPeriods: false });

/** Which datasets of the institution count the same people; a dataset by itself where none is declared. */
function peopleOf(publication: Publication): People {
  const { institution, indicator, beside = [] } = publication;
  const people = institution.peoples.find(({ datasets }) => datasets.includes(indicator.id)) ?? alone(publication);
  const stranger = beside.find((one) => !people.datasets.includes(one.indicator.id));
  if (!stranger) return people;
  throw new OperatorError(
    `${stranger.indicator.id} et ${indicator.id} ne comptent pas les mêmes personnes : publiez-les séparément.`,
  );
}
