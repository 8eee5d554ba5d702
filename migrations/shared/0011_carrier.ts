import type { Knex } from "knex";

/** The gateways an institution answers to. Two keys may be valid at once: that is how one takes over from another. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table authority.gateway_key (
      -- drawn from the key itself
      id text primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
      -- Ed25519, SPKI, base64
      public_key text not null unique check (public_key ~ '^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$'),
      valid_from timestamptz not null default now(),
      valid_until timestamptz check (valid_until >= valid_from),
      -- the key that a hub on one machine made for itself
      demonstration boolean not null,
      added_at timestamptz not null default now()
    );

    create function authority.refuse_demonstration_key() returns trigger language plpgsql as $$
    begin
      if new.demonstration and not exists (select from authority.mark where demonstration) then
        raise exception 'a demonstration gateway opens nothing real' using errcode = '42501';
      end if;
      return new;
    end $$;

    create trigger demonstration_key_stays_in_its_database before insert or update on authority.gateway_key
      for each row execute function authority.refuse_demonstration_key();
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop table authority.gateway_key; drop function authority.refuse_demonstration_key");
}
