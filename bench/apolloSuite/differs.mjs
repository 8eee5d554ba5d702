const ownCacheControl =
  "The hub says itself what may be kept: only an open GET, by its ETag; what Apollo Server would say is not sent.";

const ownContentType =
  "A body of another type, or of none, is 415 with the types that are taken (RFC 9110, 15.5.16), not 400.";

const ownShape =
  "A question of another shape, or none, is refused with a code of the one list, in French, before Apollo Server sees it.";

const noBatches =
  "Several questions in one body are refused, in French (BATCHING_NOT_SUPPORTED): nothing of ours turns them on.";

const ownPages = "Whoever takes no JSON is refused before anything is done (406): the pages are the gateway's own.";

/** Cases of the suite that the hub fails on purpose, each with the reason. */
export const differs = new Map([
  ["default", "A plain link may ask: a GET acts on nothing and no cookie opens anything (GraphQL over HTTP, 6.1)."],
  ["can be disabled", "The same: a GET is judged by what it accepts, not by a header that a link cannot send."],
  ["throws an error if POST JSON is malformed", "The sentence is French, with a code, and does not quote the parser."],
  [
    "rejects the request if the method is not POST or GET",
    "HEAD is a GET whose body is not sent (RFC 9110, 9.3.2): without a question it is 400; other methods are 405.",
  ],
  ["throws an error if POST body is empty", ownContentType],
  ["throws an error if invalid content-type", ownContentType],
  [
    "does not accept multiple query search parameters",
    "Refused with its code before Apollo Server sees it, in French.",
  ],
  ["applies cacheControl Headers", ownCacheControl],
  ["applies cacheControl Headers for batched operation", ownCacheControl],
  ["applies cacheControl Headers with if-cacheable", ownCacheControl],
  ["contains no cacheControl Headers when uncacheable", ownCacheControl],
  ["contains private cacheControl Headers when scoped", ownCacheControl],
  ["runs when cache-control is disabled", ownCacheControl],
  ["cache-control not set without any hints with if-cacheable", ownCacheControl],
  ["cache-control set to no-store without any hints", ownCacheControl],
  ["cache-control set with dynamic hint", ownCacheControl],
  ["cache-control set with defaultMaxAge", ownCacheControl],
  ["returns PersistedQueryNotSupported to a GET request if PQs disabled", ownCacheControl],
  ["returns PersistedQueryNotSupported to a POST request if PQs disabled", ownCacheControl],
  ["returns PersistedQueryNotFound to a GET request", ownCacheControl],
  ["returns PersistedQueryNotFound to a POST request", ownCacheControl],
  ["POST does not handle a request with extensions as string", ownShape],
  ["POST does not handle a request with variables as string", ownShape],
  ["does not accept a query AST", ownShape],
  ["throws an error if GET query is missing", ownShape],
  ["throws an error if GET request has a malformed content-type", ownShape],
  ["throws an error if GET request has a non-application/json content-type", ownShape],
  ["throws an error if GET request has a non-preflighted non-application/json content-type", ownShape],
  ["throws an error if POST operation is empty", ownShape],
  ["throws an error if POST operation is missing", ownShape],
  ["can handle batch requests", noBatches],
  ["can handle batch requests in parallel", noBatches],
  ["can handle batch requests with one element", noBatches],
  ["clones batch context", noBatches],
  ["disables batch requests by default", noBatches],
  ["executes batch context if it is a function", noBatches],
  ["returns an error on batch requests with no elements", noBatches],
  ["returns with batched persisted queries", noBatches],
  ["basic GET works", ownPages],
  ["basic GET works with more complex header", ownPages],
  ["can specify version for LocalDefault", ownPages],
  ["defaults to LocalDefault", ownPages],
  ["returns a string", ownPages],
  ["throws", ownPages],
]);
