import { token } from "@pacte-hub/dashboard/session/session";

/** What the hub answers, as pages read it. */
export interface HubAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly cost?: number; readonly releases?: readonly string[] };
}

export interface Sending {
  /** "?format=csv". */
  readonly search?: string;
  readonly headers?: object;
  readonly signal?: AbortSignal;
}

/** The reader's question goes to the hub that served the page, and nowhere else, in the name of who signed in. */
export async function send(question: object, { search = "", headers = {}, signal }: Sending = {}): Promise<Response> {
  const accessToken = token();
  return fetch(`/graphql${search}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      ...headers,
    },
    body: JSON.stringify(question),
    ...(signal && { signal }),
  });
}

/** Never rejects: a hub that cannot be reached is an error like another. */
export async function ask<Data>(query: string): Promise<HubAnswer<Data>> {
  try {
    return (await (await send({ query })).json()) as HubAnswer<Data>;
  } catch {
    return { errors: [{ message: "Le hub ne répond pas : réessayez dans un instant." }] };
  }
}
