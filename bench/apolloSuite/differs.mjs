const ownCacheControl =
  "The hub says itself what may be kept: only an open GET, by its ETag; what Apollo Server would say is not sent.";

const ownContentType =
  "A body of another type, or of none, is 415 with the types that are taken (RFC 9110, 15.5.16), not 400.";

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
]);
