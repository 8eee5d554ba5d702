/** What was asked before the page's own scripts had come (`dashboard/early.ts`), by its body. */
const underWay = new Map<string, Promise<Response>>();
/** A page that asks later than this asks for what is known by then. */
const freshForMs = 15_000;

/** The answer that is under way to this body, once; undefined: it was not asked early. */
export function answeredEarly(body: string): Promise<Response> | undefined {
  const response = underWay.get(body);
  underWay.delete(body);
  return response;
}

/** Asks as `ask.ts` does for who has not signed in. */
export function askEarly(body: string): void {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const response = fetch("/graphql", { method: "POST", headers, body }).then(wholeResponse);
  // Who takes it hears of its failure.
  response.catch(() => undefined);
  underWay.set(body, response);
  setTimeout(() => underWay.delete(body), freshForMs);
}

/** The answer, whole: a page that never takes it would keep its connection from the questions that it does ask. */
const wholeResponse = async (response: Response): Promise<Response> =>
  new Response(await response.text(), { status: response.status, headers: response.headers });
