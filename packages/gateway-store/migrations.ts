/** A step of the database: numbers only grow, and one that ran anywhere is never changed. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

export const steps: readonly Step[] = [
  {
    name: "0001_saved_queries",
    sql: `
-- Readers are kept under a name that nobody outside finds them by: an HMAC of theirs, by this salt.
create table pepper (single boolean primary key default true check (single), salt bytea not null);

create table saved_query (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{2,59}$'),
  description text not null check (length(description) <= 500),
  document text not null check (length(document) <= 20000),
  institution text not null,
  owner text not null,
  needs_key boolean not null,
  created_at timestamptz not null
);
create index on saved_query (owner);

-- A name that was given once is its institution's, even after the query is gone: links to it are in workbooks.
create table query_name (name text primary key, institution text not null, owner text not null);
create index on query_name (owner);

-- Nothing here opens anything: the refresh token is encrypted by a key that is derived from the secret, which is not kept.
create table access_key (
  id text primary key,
  query text not null references saved_query on delete cascade,
  owner text not null,
  issuer text not null,
  salt bytea not null check (length(salt) = 16),
  verifier bytea not null check (length(verifier) = 32),
  sealed bytea not null,
  created_on date not null,
  expires_on date not null check (expires_on > created_on)
);
create index on access_key (query, owner);
create index on access_key (expires_on);`,
  },
  {
    name: "0002_citations",
    sql: `
-- A link in a report must say the same as long as it stands: rows are never changed. No answer is kept, only its salted hash.
create table citation (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{12}$'),
  owner text not null,
  document text not null check (length(document) <= 20000),
  variables jsonb not null,
  as_of timestamptz not null,
  releases text[] not null,
  salt bytea not null check (length(salt) = 32),
  hash bytea not null check (length(hash) = 32),
  reference text not null,
  created_at timestamptz not null default now()
);
create index on citation (owner);`,
  },
];
