/** The key of one saved query, as HTTP Basic sends it. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

/** Whose rights the assistant reads with, and where. */
export interface HubSettings {
  /** Of the hub ("https://hub.example"). */
  readonly url: string;
  /** Of the reader's own institution; undefined: the assistant reads what is open to all. */
  readonly token?: () => string;
  readonly key?: AccessKey;
}

/** A setting that cannot be used, as one French sentence. */
export interface SettingFault {
  readonly fault: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @param read gives the text of a file */
export function settingsIn(environment: Environment, readFile: (path: string) => string): HubSettings | SettingFault {
  const { HUB_URL = "http://127.0.0.1:4000", HUB_TOKEN, HUB_TOKEN_FILE, HUB_ACCESS_KEY } = environment;
  if (!/^https?:$/.test(protocolOf(HUB_URL)))
    return {
      fault: `HUB_URL doit être l'adresse du hub, par exemple https://hub.example : « ${HUB_URL} » n'en est pas une.`,
    };
  if (HUB_TOKEN && HUB_TOKEN_FILE)
    return { fault: "HUB_TOKEN ou HUB_TOKEN_FILE : donnez l'un des deux, pas les deux." };
  const key = HUB_ACCESS_KEY ? keyIn(HUB_ACCESS_KEY) : undefined;
  if (key === null) return { fault: "HUB_ACCESS_KEY s'écrit « identifiant:secret », comme la clé a été donnée." };
  if (HUB_TOKEN_FILE && tokenIn(HUB_TOKEN_FILE, readFile) === null) return { fault: unreadable };
  // A token lasts minutes: a file is read anew each time, so that whoever renews it needs not start the program again.
  const token = HUB_TOKEN_FILE ? () => readAnew(HUB_TOKEN_FILE, readFile) : HUB_TOKEN ? () => HUB_TOKEN : undefined;
  return { url: HUB_URL, ...(token && { token }), ...(key && { key }) };
}

const unreadable = "HUB_TOKEN_FILE ne se lit pas : vérifiez que le fichier est là, et vos droits.";

function readAnew(file: string, readFile: (path: string) => string): string {
  const token = tokenIn(file, readFile);
  if (token === null) throw new Error(unreadable);
  return token;
}

/** null: it cannot be read. */
function tokenIn(file: string, readFile: (path: string) => string): string | null {
  try {
    return readFile(file).trim();
  } catch {
    return null;
  }
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return "";
  }
}

function keyIn(text: string): AccessKey | null {
  const at = text.indexOf(":");
  return at > 0 && at < text.length - 1 ? { id: text.slice(0, at), secret: text.slice(at + 1) } : null;
}
