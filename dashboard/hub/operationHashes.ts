// Written by dashboard/generate.mjs: do not edit.
/** Of each operation, its SHA-256. */
export const hashes = {
  Opening: "6c08e78b1a41c6518d7be4135a74367be9e9e4e461fc0e7292b076dfbcbca2de",
  Actions: "38f6c8931cc739c365fe3ff7d1a5a6fef363a9b51ac9c301429a4d11377711c2",
  Commitments: "de332825adbc47a1ff5ed93094eca5b74e00300ad9a1c3e50bf831898db36ba3",
  Conventions: "50f6c965d69b6bd757e017ec28a3f057cdf10e1e8884caed9e053f5e2ba22833",
  Decide: "013067f97801164759b03c60a7ada3f1199673127f66ea189a1a3805dd4fac62",
  Overview: "c96282c00b511b25aa1b67d26e3160fb835179b16b1b2846c16416d697d31186",
  Partnership: "59dd79e878c7cd392f7260d66eb7982ab54f0a769b3290dc620335b2aac76db8",
  Sources: "a3d2dfd8bc3acb19b044d0c625063c1c3f968713184021e4f43e592eb75e49df",
  Partners: "599f1dbb497634d809eebe0f8426d1ba25422a8b503e568db9a4adfc8ba54c6a",
  Territories: "af10070a095975a56d6ef9caf38001b2aaf4e482efdf0c2eb73bad5a6b0e4f67",
  Territory: "66193aa6382f89f5963fee196c5e406b33b72f5bb0858c6299192caabd7b9eed",
} as const;
