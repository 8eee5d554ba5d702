/** What the tabs of one browser tell each other; nothing of it is written anywhere. */
type Message<Session> = { readonly asks: true } | { readonly gives: Session } | { readonly leaves: true };

/** What a tab has of the session. */
export interface Holder<Session> {
  read(): Session | null;
  take(session: Session): void;
  /** Another tab signed out. */
  leave(): void;
}

/** In milliseconds: a tab that is there answers at once. */
const patienceMs = 300;
const name = "hub.session";

/**
 * One session for all the tabs of a browser: a new one asks the others for it, and whoever signs out signs out of all. A
 * token stays in the tabs' own memory; what is stored says only until when some tab may have one.
 */
export function sharedByTabs<Session extends { readonly until: number }>(holder: Holder<Session>) {
  const channel = new BroadcastChannel(name);
  let taken: (() => void) | undefined;
  channel.addEventListener("message", ({ data }: MessageEvent<Message<Session>>) => {
    const own = holder.read();
    if ("asks" in data && own) channel.postMessage({ gives: own });
    if ("gives" in data && taken) {
      holder.take(data.gives);
      taken();
    }
    if ("leaves" in data) holder.leave();
  });
  return {
    /** Has the session of another tab, if there is one. */
    async join(): Promise<void> {
      if (holder.read() || Number(localStorage.getItem(name) ?? 0) < Date.now()) return;
      await new Promise<void>((resolve) => {
        taken = resolve;
        channel.postMessage({ asks: true });
        setTimeout(resolve, patienceMs);
      });
      taken = undefined;
    },
    signedIn: ({ until }: Session): void => localStorage.setItem(name, String(until)),
    signedOut(): void {
      localStorage.removeItem(name);
      channel.postMessage({ leaves: true });
    },
  };
}
