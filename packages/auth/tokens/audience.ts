import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";

/** The audience of a partner's tokens: `hub-pacte-insertion-meuse:caf`. Tokens for the gateway have the hub's name. */
export const audienceOf = (hub: string, partner: PartnerId): string => `${hub}:${partner}`;

/**
 * True when a token's only audience within the hub is this one. A token with several is refused: whoever receives it could use
 * it at the other parts of the hub. Audiences outside the hub are ignored.
 */
export function isOnlyFor(audience: string, claim: string | readonly string[] | undefined): boolean {
  const hub = hubOf(audience);
  const audiences = typeof claim === "string" ? [claim] : (claim ?? []);
  return (
    audiences.includes(audience) &&
    !audiences.some((other) => other !== audience && (other === hub || other.startsWith(`${hub}:`)))
  );
}

function hubOf(audience: string): string {
  const partner = partnerIds.find((id) => audience.endsWith(`:${id}`));
  return partner ? audience.slice(0, -partner.length - 1) : audience;
}
