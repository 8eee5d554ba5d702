/** SDMX CL_OBS_STATUS: of its codes, those that can be said of a figure here. */
export const obsStatusCodes = ["A", "D", "P", "Q", "L", "M"] as const;
export type ObsStatus = (typeof obsStatusCodes)[number];

/** SDMX CL_CONF_STATUS, likewise. */
export const confStatusCodes = ["F", "C", "E", "N"] as const;
export type ConfStatus = (typeof confStatusCodes)[number];
