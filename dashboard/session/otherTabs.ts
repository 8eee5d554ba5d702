/** What the tabs of one browser tell each other; nothing of it is written anywhere. */
type Message<Session> = { readonly asks: true } | { readonly gives: Session } | { readonly leaves: true };

/** What a tab has of the session. */
export interface Holder<Session> {
  read(): Session | null;
  take(session: Session): void;
  /** Another tab gave it after the page had opened without it. */
  takeLate(session: Session): void;
  /** Another tab signed out. */
  leave(): void;
}

/** In milliseconds: a tab that is there answers at once. The page opens without one that is busy, and hears it when it speaks. */
const patienceMs = 300;
const name = "hub.session";

/**
 * One session for all the tabs of a browser: a new one asks the others for it, and whoever signs out signs out of all. A
 * token stays in the tabs' own memory; what is stored says only until when some tab may have one.
 */
export function sharedByTabs<Session extends { readonly until: number }>(holder: Holder<Session>) {
  const channel = new BroadcastChannel(name);
  let isAsking = false;
  let opens: (() => void) | undefined;
  channel.addEventListener("message", ({ data }: MessageEvent<Message<Session>>) => {
    const ownSession = holder.read();
    if ("asks" in data && ownSession) channel.postMessage({ gives: ownSession });
    if ("gives" in data && isAsking && !ownSession) {
      isAsking = false;
      if (!opens) return holder.takeLate(data.gives);
      holder.take(data.gives);
      opens();
    }
    if ("leaves" in data) holder.leave();
  });
  return {
    /** Has the session of another tab, if there is one. */
    async join(): Promise<void> {
      if (holder.read() || Number(localStorage.getItem(name) ?? 0) < Date.now()) return;
      await new Promise<void>((resolve) => {
        opens = resolve;
        isAsking = true;
        channel.postMessage({ asks: true });
        setTimeout(resolve, patienceMs);
      });
      opens = undefined;
    },
    signedIn: ({ until }: Session): void => localStorage.setItem(name, String(until)),
    signedOut(): void {
      localStorage.removeItem(name);
      channel.postMessage({ leaves: true });
    },
  };
}
