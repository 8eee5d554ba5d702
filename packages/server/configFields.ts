import { z } from "zod";

/** How the environment spells each kind of setting: a fault is in French, after its variable's name. */

export const port = (fallback: number) =>
  z.preprocess(
    (text) => (text === undefined || text === "" ? fallback : Number(text)),
    z
      .int("doit être un numéro de port (1 à 65535)")
      .min(1, "doit être un numéro de port (1 à 65535)")
      .max(65_535, "doit être un numéro de port (1 à 65535)"),
  );
/** A port that is listened on where it is given. */
export const optionalPort = z.preprocess(
  (text) => (text === undefined || text === "" ? undefined : Number(text)),
  z
    .int("doit être un numéro de port (1 à 65535)")
    .min(1, "doit être un numéro de port (1 à 65535)")
    .max(65_535, "doit être un numéro de port (1 à 65535)")
    .optional(),
);
export const origins = z.preprocess(
  (value) =>
    String(value ?? "")
      .split(",")
      .flatMap((origin) => origin.trim() || []),
  z.array(
    z
      .string()
      .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, "est une liste d'origines : https://a.example,https://b.example"),
  ),
);
const perMinute = "est un nombre entier de valeurs par minute (0 : sans limite)";
export const budget = z.preprocess(
  (text) => (text === undefined || text === "" ? 10_000_000 : Number(text)),
  z.int(perMinute).min(0, perMinute),
);
const cacheMb = "est un nombre entier de Mo (0 : aucune mémoire ; 4096 au plus)";
export const megabytes = (fallback: number) =>
  z.preprocess(
    (text) => (text === undefined || text === "" ? fallback : Number(text)),
    z.int(cacheMb).min(0, cacheMb).max(4_096, cacheMb),
  );
export const url = (protocols: RegExp, example: string) =>
  z.preprocess(
    (text) => text || undefined,
    z.url({ protocol: protocols, error: `doit être une adresse ${example}` }).optional(),
  );
const databaseAddress = "doit être une adresse postgres://… (plusieurs hôtes : postgres://rôle@a:5432,b:5432/base)";
/** A PostgreSQL address of one host, or of several (`packages/postgres/hosts.ts`). */
export const databaseUrl = z.preprocess(
  (value) => value || undefined,
  z
    .string()
    .refine((value) => {
      const [, scheme = "", hosts = "", rest = ""] =
        /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#]+)(.*)$/.exec(value) ?? [];
      return hosts.split(",").every((host) => host !== "" && URL.canParse(`${scheme}${host}${rest}`));
    }, databaseAddress)
    .optional(),
);
export const flag = z.preprocess(
  (text) => (text === undefined || text === "" ? undefined : String(text).toLowerCase()),
  z
    .enum(["0", "1", "true", "false", "on", "off"], "vaut 1 (activé) ou 0 (désactivé)")
    .transform((word) => ["1", "true", "on"].includes(word))
    .optional(),
);
export const labels = z.preprocess(
  (value) =>
    String(value ?? "")
      .split(",")
      .map((label) => label.trim())
      .filter(Boolean),
  z.array(z.string().regex(/^[A-Za-z][\w\-:./]{0,63}$/, "est une liste d'étiquettes, séparées par des virgules")),
);
export const file = z.preprocess((value) => value || undefined, z.string().optional());
export const authority = z.preprocess(
  (value) => (value ? String(value).toLowerCase() : undefined),
  z
    .string()
    .regex(
      /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/,
      "doit être un hôte, et son port s'il n'est pas celui du protocole : caf.example.fr:8443",
    )
    .optional(),
);
export const upTo = (max: number) => {
  const sentence = `est un nombre entier, de 1 à ${max}`;
  return z.preprocess(
    (value) => (value === undefined || value === "" ? undefined : Number(value)),
    z.int(sentence).min(1, sentence).max(max, sentence).optional(),
  );
};
/** A wait; it may be none where it is none by default. */
export const seconds = (max: number, usual = 0, unit = "secondes") => {
  const min = Math.min(usual, 1);
  const sentence = `est un nombre entier de ${unit}, de ${min} à ${max}`;
  return z.preprocess(
    (value) => (value === undefined || value === "" ? usual : Number(value)),
    z.int(sentence).min(min, sentence).max(max, sentence),
  );
};
export const text = (fallback: string) => z.preprocess((value) => value || fallback, z.string());
