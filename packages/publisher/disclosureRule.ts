import type { Indicator, People } from "@pacte-hub/institution/config";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { isSame } from "./priorReleases.ts";
import type { Publication } from "./publication.ts";

/** By what rule a publication is made, and whose datasets it bears on. */
export interface DisclosureRule {
  readonly policy: DisclosurePolicy;
  readonly people: People;
}

/**
 * Files given together come out by one rule, which is that of each.
 * @throws OperatorError where a dataset has no rule or another one, or does not count the same people.
 */
export function disclosureRuleOf(publication: Publication): DisclosureRule {
  const { indicator, beside = [] } = publication;
  const datasets = [indicator, ...beside.map((one) => one.indicator)].map(({ id }) => id);
  const twice = datasets.find((id, at) => datasets.indexOf(id) < at);
  if (twice)
    throw new OperatorError(`${twice} est donné deux fois : lequel des deux fichiers faut-il publier ?`, "MISUSE");
  const policy = policyOf(publication, indicator);
  const people = peopleOf(publication);
  const other = beside.find((one) => !isSame(policyOf(publication, one.indicator), policy));
  if (!other) return { policy, people };
  throw new OperatorError(
    `${other.indicator.id} et ${indicator.id} n'ont pas la même règle de secret : publiez-les séparément.`,
    "POLICIES_DIFFER",
  );
}

/** The institution's rule for a dataset, or for its generated figures. @throws OperatorError where it has none. */
function policyOf({ institution, demonstration }: Publication, indicator: Indicator): DisclosurePolicy {
  const generated = demonstration ? institution.demonstrationPolicies[indicator.id] : undefined;
  const policy = generated ?? institution.policies[indicator.id];
  if (policy) return policy;
  throw new OperatorError(
    `Aucune règle de secret n'est fixée pour le jeu ${indicator.id} : il ne peut pas être publié.`,
    "POLICY_MISSING",
  );
}

/** Which datasets of the institution count the same people; a dataset by itself where none is declared. */
function peopleOf({ institution, indicator, beside = [] }: Publication): People {
  const alone: People = { datasets: [indicator.id], tiesPeriods: false };
  const people = institution.peoples.find(({ datasets }) => datasets.includes(indicator.id)) ?? alone;
  const stranger = beside.find((one) => !people.datasets.includes(one.indicator.id));
  if (!stranger) return people;
  throw new OperatorError(
    `${stranger.indicator.id} et ${indicator.id} ne comptent pas les mêmes personnes : publiez-les séparément.`,
    "PEOPLE_DIFFER",
  );
}
