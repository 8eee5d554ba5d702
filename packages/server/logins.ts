/** The four logins of an institution's database, each with rights of its own (docs/architecture.md#what-runs). */
export const logins = ["OWNER", "PUBLISHER", "READER", "STEWARD"] as const;
export type Login = (typeof logins)[number];

/** One URL per login, each with its own role and password. */
export type LoginUrls = Readonly<Record<Login, string>>;
