/** Why an HTTP request is refused before it is read as a question: a status, a stable code, a French sentence. */
export interface HttpRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** `Allow`, of a method that is not. */
  readonly allow?: string;
}

export const httpRefusal = (status: number, code: string, message: string): HttpRefusal => ({ status, code, message });

export const badRequest = (message: string): HttpRefusal => httpRefusal(400, "BAD_REQUEST", message);

export const methodNotAllowed = (allow: string): HttpRefusal => ({
  ...httpRefusal(405, "METHOD_NOT_ALLOWED", `Cette adresse se lit par ${allow.replaceAll(", ", " ou ")}.`),
  allow,
});

/** The body of a refusal, in the form of a GraphQL answer. */
export const problem = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });
