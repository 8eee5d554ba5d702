import "reflect-metadata";
import { type SigningProxy, startSigningProxy } from "@pacte-hub/gateway/signingProxy";
import type { Settings } from "@pacte-hub/server/config";
import { federationOf } from "./federation.ts";

/** The signing proxy (`hub carrier`) over the same institutions, key and issuers as the gateway would have. */
export const serveSigningProxy = async (settings: Settings): Promise<SigningProxy> =>
  startSigningProxy({ ...(await federationOf(settings)), host: settings.carrierBind, port: settings.ports.carrier });
