import type { Knex } from "knex";

/**
 * No digest of what is not public. The stewards saw the SHA-256 of deposited counts, which whoever tries the few files it
 * may be of finds again: it becomes a salted seal, and the salt stays in `intake`, where the publisher alone reads. And
 * signed figures are exact decimals: what floating point leaves behind (1.7000000000000028) is refused where it enters.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table intake.deposit_said
      add column salt bytea not null default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
        check (octet_length(salt) = 32);
    alter table intake.deposit_said alter column salt drop default;

    alter table authority.deposit rename column sha256 to seal;
    alter table authority.deposit disable trigger deposit_is_immutable;
    update authority.deposit set seal = encode(sha256(said.salt || coalesce(files.content, '')), 'hex')
      from intake.deposit_said as said
      left join (select file.deposit, string_agg(content, ''::bytea order by position) as content
                   from intake.deposited_file as file group by file.deposit) as files on files.deposit = said.deposit
     where said.deposit = authority.deposit.id;
    alter table authority.deposit enable trigger deposit_is_immutable;

    -- Releases signed before stay as they were signed.
    alter table published.cell add constraint cell_is_exact check (
      value = round(value, 6) and lower_bound = round(lower_bound, 6) and upper_bound = round(upper_bound, 6)
      and standard_error = round(standard_error, 6)) not valid;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table published.cell drop constraint cell_is_exact;
    alter table authority.deposit rename column seal to sha256;
    alter table intake.deposit_said drop column salt;
  `);
}
