import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";

/** For whom a partner's tokens are: `hub-pacte-insertion-meuse:caf`. The gateway's are for the hub's own name. */
export const audienceOf = (hub: string, partner: PartnerId): string => `${hub}:${partner}`;

/**
 * A token for one door of the hub opens no other, so one that names several of them opens none: whoever receives it
 * first could use it at the next. Audiences elsewhere are none of ours.
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
