import type { Indicator } from "@pacte-hub/institution/config";
import { placedIn, stepOf } from "./misfit.ts";
import { projected as limits } from "./plausibilityThresholds.ts";
import type { Dated, Unusual } from "./totals.ts";

/**
 * The figures of another period times one factor, as a projection makes them: nobody's counts grow everywhere alike. Territories
 * large enough to be told from rounding, all within it.
 */
export function projectedFrom(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const large = placedIn(indicator, now, former).filter((one) => one.former >= limits.leastFormer);
  if (now.period === former.period || large.length < limits.leastLines) return [];
  const sum = (of: "now" | "former") => large.reduce((all, one) => all + one[of], 0);
  const factor = sum("now") / sum("former");
  const room = stepOf(indicator) / 2;
  const alike = large.filter((one) => Math.abs(one.now - one.former * factor) <= room + limits.ofFactor * one.former);
  if (alike.length < limits.shareAlike * large.length) return [];
  const times = factor.toLocaleString("fr-FR", { maximumFractionDigits: 3 });
  const sentence = `${now.period} : ${alike.length} des ${large.length} plus grands chiffres sont, à l'arrondi près, ceux de ${former.period} multipliés par ${times} : ils semblent projetés, et non comptés.`;
  return [{ sentence, isGross: true }];
}
