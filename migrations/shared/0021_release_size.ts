import type { Knex } from "knex";

/**
 * How large each release is: written once, with its publication, so that whoever begins to serve need not count the cells
 * of all that was ever published. The database counts, at the transaction's end: whatever is said to it, it says the truth.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table published.size (
      release text primary key references published.publication,
      cells integer not null,
      withheld integer not null,
      territories integer not null
    );

    create function published.count_cells() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      select count(*), count(*) filter (where status = 'WITHHELD'), count(distinct territory)
        into new.cells, new.withheld, new.territories
        from published.cell where cell.release = new.release;
      return new;
    end $$;
    create trigger size_is_counted before insert on published.size
      for each row execute function published.count_cells();
    create trigger size_is_immutable before update or delete or truncate on published.size
      for each statement execute function published.refuse_change();

    insert into published.size (release) select release from published.publication;

    create function published.measure() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      insert into published.size (release) values (new.release);
      return null;
    end $$;
    -- Last of all: the cells of a release may come after its publication, in one transaction.
    create constraint trigger publication_is_measured after insert on published.publication
      deferrable initially deferred for each row execute function published.measure();

    drop function published.counted;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    create function published.counted(release_id text) returns table (cells integer, withheld integer)
      language sql stable security definer set search_path = '' as $$
      select count(*)::int, (count(*) filter (where status = 'WITHHELD'))::int
        from published.cell where release = release_id
    $$;
    drop trigger publication_is_measured on published.publication;
    drop table published.size;
    drop function published.measure;
    drop function published.count_cells;
  `);
}
