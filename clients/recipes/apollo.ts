import { ApolloClient, HttpLink, InMemoryCache, type TypePolicies } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { embedded } from "./embedded.ts";
import { sha256 } from "./sha256.ts";

export const typePolicies: TypePolicies = {
  // What an institution says of a territory has no key: two questions complete each other, instead of the second wiping the first.
  ...Object.fromEntries(embedded.map((type) => [type, { merge: true }])),
  // A territory is known by its code, not by an `id`.
  Territory: { keyFields: ["code"] },
  Zone: { keyFields: ["code"] },
  // A convention's state is of the day that its list was asked for: it is kept where it was read.
  Convention: { keyFields: false },
};

declare module "@apollo/client" {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface Query {
        errorPolicy: "all";
      }
      interface WatchQuery {
        errorPolicy: "all";
      }
    }
  }
}

export const apolloClient = (url: string, token?: string) =>
  new ApolloClient({
    cache: new InMemoryCache({ typePolicies }),
    link: new PersistedQueryLink({ sha256 }).concat(
      new HttpLink({ uri: url, ...(token && { headers: { authorization: `Bearer ${token}` } }) }),
    ),
    // What is missing is an error beside the data: without this, a partial answer is thrown away whole.
    defaultOptions: { query: { errorPolicy: "all" }, watchQuery: { errorPolicy: "all" } },
  });
