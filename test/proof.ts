/** `npm run prove` walks everything that there is; `npm test` a part of it that tells a fault of its kind. */
export const isProof = Boolean(process.env.HUB_PROVE);
