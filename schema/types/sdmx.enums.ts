import { confStatusCodes, obsStatusCodes } from "../model/sdmx.ts";
import { enumOf } from "./enums.ts";

export const ObsStatusEnum = enumOf(obsStatusCodes, "ObsStatus", {
  description: "Code SDMX d'une observation (liste CL_OBS_STATUS), pour qui échange des données avec d'autres outils.",
  values: {
    A: "Normal.",
    D: "Définition différente : des communes manquent à la somme.",
    P: "Provisoire : le producteur peut encore réviser.",
    Q: "Absent parce que tu : secret, embargo ou retrait (voir `confStatus`).",
    L: "Absent : existe, n'a pas été collecté.",
    M: "Absent : ne peut pas exister.",
  },
});

export const ConfStatusEnum = enumOf(confStatusCodes, "ConfStatus", {
  description: "Code SDMX de confidentialité (liste CL_CONF_STATUS).",
  values: {
    F: "Libre.",
    C: "Confidentiel : secret statistique, sans dire s'il est primaire ou secondaire.",
    E: "Sous embargo, libre ensuite.",
    N: "Pas pour publication : retiré.",
  },
});
