import { sharedByTabs } from "./otherTabs.ts";
import { challengeOf, randomText } from "./pkce.ts";

/** An institution whose readers may sign in, as the gateway lists them. */
export interface Issuer {
  readonly name: string;
  readonly issuer: string;
  readonly authorize: string;
  readonly client: string;
}

interface Session {
  readonly token: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

interface Leaving {
  readonly state: string;
  readonly verifier: string;
  readonly issuer: Issuer;
  readonly back: string;
}

/** The tabs alone, and only until they close: a token is never written anywhere else. */
const storedInTab = <Value>(key: string) => ({
  read: (): Value | null => JSON.parse(sessionStorage.getItem(key) ?? "null") as Value | null,
  write: (value: Value): void => sessionStorage.setItem(key, JSON.stringify(value)),
  forget: (): void => sessionStorage.removeItem(key),
});
const session = storedInTab<Session>("hub.session");
const leaving = storedInTab<Leaving>("hub.leaving");
/** Whose session ended by itself in this tab, until they sign in or out. */
const ended = storedInTab<string>("hub.ended");

function current(): Session | null {
  const stored = session.read();
  if (!stored || stored.until > Date.now()) return stored;
  session.forget();
  ended.write(stored.name);
  return null;
}

function take(received: Session): void {
  ended.forget();
  session.write(received);
}

const tabs = sharedByTabs<Session>({
  read: current,
  take,
  takeLate(received) {
    take(received);
    window.location.reload();
  },
  leave() {
    if (session.read() === null) return;
    session.forget();
    window.location.reload();
  },
});

/** A new tab is its reader's too: it has the session of the others. */
export const joined = (): Promise<void> => tabs.join();

export const token = (): string | null => current()?.token ?? null;
/** Where the reader had signed in, when that session ended by itself; null: they did not, or still are. */
export const endedAt = (): string | null => (current() ? null : ended.read());
/** When the reader's session ends by itself, in milliseconds since 1970; null: they have not signed in. */
export const sessionUntil = (): number | null => current()?.until ?? null;
export const signedInAt = (): string | null => current()?.name ?? null;

export async function issuers(): Promise<readonly Issuer[]> {
  try {
    return (await (await fetch("/session/issuers.json")).json()) as readonly Issuer[];
  } catch {
    return [];
  }
}

const redirectUri = (): string => `${window.location.origin}/`;

/** Leaves for the institution's own page (authorization code with PKCE, RFC 7636). */
export async function signIn(issuer: Issuer): Promise<void> {
  const [state, verifier] = [randomText(), randomText()];
  leaving.write({ state, verifier, issuer, back: window.location.pathname + window.location.search });
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: issuer.client,
    redirect_uri: redirectUri(),
    scope: "openid",
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: "S256",
  });
  window.location.assign(`${issuer.authorize}?${parameters}`);
}

export function signOut(): void {
  session.forget();
  ended.forget();
  tabs.signedOut();
  window.location.reload();
}

/** Back from the institution: the code becomes a token, and the address what it was before. */
export async function arrived(): Promise<void> {
  const parameters = new URLSearchParams(window.location.search);
  const [code, state] = [parameters.get("code"), parameters.get("state")];
  const request = leaving.read();
  if (!state || !request) return joined();
  leaving.forget();
  window.history.replaceState(null, "", request.back);
  if (!code || state !== request.state) return;
  const response = await fetch("/session/token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      issuer: request.issuer.issuer,
      code,
      verifier: request.verifier,
      redirectUri: redirectUri(),
    }),
  });
  if (!response.ok) return;
  const { token, seconds } = (await response.json()) as { token: string; seconds: number };
  ended.forget();
  const newSession = { token, name: request.issuer.name, until: Date.now() + seconds * 1_000 };
  session.write(newSession);
  tabs.signedIn(newSession);
  // Who left from the explorer is a page of its own: the address alone does not bring it back.
  if (/^\/(graphql|explorer\/)/.test(request.back)) window.location.replace(request.back);
}
