import type { Knex } from "knex";

/**
 * Files that a steward may order the publication of. What is counted stays in `intake`, where the publisher alone reads;
 * what the stewards see of it (whose dataset, which file, since when) and what they order stands in `authority`.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table authority.deposit (
      id text primary key,
      datasets text[] not null check (cardinality(datasets) > 0),
      file_names text[] not null check (cardinality(file_names) = cardinality(datasets)),
      -- of the files one after the other
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      provisional boolean not null,
      demonstration boolean not null,
      deposited_at timestamptz not null default now()
    );

    create table intake.deposited_file (
      deposit text not null references authority.deposit,
      position integer not null,
      content bytea not null,
      primary key (deposit, position)
    );

    -- What the depositor said of the files: source, period, column, separator.
    create table intake.deposit_said (
      deposit text primary key references authority.deposit,
      said jsonb not null
    );

    create table authority.publication_order (
      id text primary key,
      deposit text not null references authority.deposit,
      embargo_until timestamptz,
      ordered_by text not null,
      ordered_at timestamptz not null default now(),
      needs_approval boolean not null,
      unique (id, ordered_by)
    );

    -- The second person of a decision that takes two.
    create table authority.publication_approval (
      order_id text primary key,
      ordered_by text not null,
      approved_by text not null check (approved_by <> ordered_by),
      approved_at timestamptz not null default now(),
      foreign key (order_id, ordered_by) references authority.publication_order (id, ordered_by)
    );

    -- What came of it: releases, or the sentence that says why there are none.
    create table authority.publication_outcome (
      order_id text primary key references authority.publication_order,
      releases text[] not null default '{}',
      refusal text,
      done_at timestamptz not null default now(),
      check ((refusal is null) = (cardinality(releases) > 0))
    );

    create trigger deposit_is_immutable before update or delete or truncate on authority.deposit
      for each statement execute function authority.refuse_change();
    create trigger order_is_immutable before update or delete or truncate on authority.publication_order
      for each statement execute function authority.refuse_change();
    create trigger order_approval_is_immutable before update or delete or truncate on authority.publication_approval
      for each statement execute function authority.refuse_change();
    create trigger outcome_is_immutable before update or delete or truncate on authority.publication_outcome
      for each statement execute function authority.refuse_change();

    create view authority.publication_standing with (security_invoker) as
      select publication_order.*, approval.approved_by, outcome.releases, outcome.refusal, outcome.done_at,
             1 + (approval.order_id is not null)::int + (outcome.order_id is not null)::int as version,
             case when outcome.refusal is not null then 'REFUSED'
                  when outcome.order_id is not null then 'PUBLISHED'
                  when publication_order.needs_approval and approval.order_id is null then 'AWAITING_SECOND_APPROVAL'
                  else 'ORDERED' end as state
        from authority.publication_order
        left join authority.publication_approval as approval on approval.order_id = publication_order.id
        left join authority.publication_outcome as outcome on outcome.order_id = publication_order.id;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop view authority.publication_standing;
    drop table authority.publication_outcome, authority.publication_approval, authority.publication_order,
      intake.deposit_said, intake.deposited_file, authority.deposit;
  `);
}
