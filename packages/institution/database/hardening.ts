/**
 * What PostgreSQL opens to everybody, and no login of ours needs: its own functions and columns that tell how much is
 * where, that keep large objects, or that run programs. Taken away in one database, by who administers the server (its
 * superuser owns them); the database's owner keeps what migrations and backups need. Run again, it changes nothing.
 */
export const hardening = (owner: string): string => `
do $$
declare one record;
begin
  for one in
    select oid::regprocedure as name from pg_proc
     where pronamespace = 'pg_catalog'::regnamespace
       and (proname ~ '^lo_' or proname in ('loread', 'lowrite')
            or proname ~ '^pg_stat_get_' or proname ~ '^pg_current_wal_'
            or proname in ('pg_relation_size', 'pg_table_size', 'pg_total_relation_size', 'pg_indexes_size',
                           'pg_database_size', 'pg_tablespace_size', 'pg_lock_status'))
  loop
    execute format('revoke execute on function %s from public', one.name);
  end loop;
  -- How many rows a table has, as the planner was told.
  execute format('revoke select on pg_catalog.pg_class from public; grant select (%s) on pg_catalog.pg_class to public',
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = 'pg_catalog.pg_class'::regclass and not attisdropped
        and attname not in ('reltuples', 'relpages', 'relallvisible', 'relallfrozen')));
end $$;
revoke select on pg_catalog.pg_stats, pg_catalog.pg_stats_ext, pg_catalog.pg_stats_ext_exprs from public;
revoke usage on language plpgsql from public;
grant select on pg_catalog.pg_class to ${owner};
grant usage on language plpgsql to ${owner};
`;
