import type { Knex } from "knex";

/**
 * A head of another institution's journal is kept under that institution's signature, which the database itself checks
 * (Ed25519, RFC 8032, in its own arithmetic: PostgreSQL has none): no login plants one. What is kept never goes back and
 * is never replaced by another of the same place: such another, signed, is the proof that two histories were told, and
 * is kept beside.
 * @see https://www.rfc-editor.org/rfc/rfc8032
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(arithmetic);
  await db.raw(verification);
  await db.raw(witness);
}

export async function down(): Promise<void> {
  throw new Error("heads would be kept without their signature");
}

const prime = "57896044618658097711785492504343953926634992332820282019728792003956564819949";
const order = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
const curveD = "37095705934669439343138083508754565189542113879843219016388785533085940283555";
const twiceD = "16295367250680780974490674513165176452449235426866156013048779062215315747161";
const rootOfMinusOne = "19681161376707505956807079304988542015446066515923890162744021073123829784752";
const baseX = "15112221349535400772501151409588531511454012693041857206046113283949847762202";
const baseY = "46316835694926478169428394003475163141307993866256225615783033603165251855960";

const arithmetic = `
  create function authority.ed25519_power(base numeric, exponent numeric) returns numeric
    language plpgsql immutable strict set search_path = '' as $$
  declare
    square numeric := base;
    rest numeric := exponent;
    result numeric := 1;
  begin
    while rest > 0 loop
      if mod(rest, 2) = 1 then result := mod(result * square, ${prime}); end if;
      square := mod(square * square, ${prime});
      rest := div(rest, 2);
    end loop;
    return result;
  end $$;

  -- Points are X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z (5.1.4): one formula adds any two, and doubles.
  create function authority.ed25519_add(p numeric[], q numeric[]) returns numeric[]
    language plpgsql immutable strict set search_path = '' as $$
  declare
    a numeric := mod((p[2] - p[1]) * (q[2] - q[1]), ${prime});
    b numeric := mod((p[2] + p[1]) * (q[2] + q[1]), ${prime});
    c numeric := mod(mod(p[4] * q[4], ${prime}) * ${twiceD}, ${prime});
    d numeric := mod(2 * p[3] * q[3], ${prime});
  begin
    return array[mod((b - a) * (d - c), ${prime}), mod((d + c) * (b + a), ${prime}),
                 mod((d - c) * (d + c), ${prime}), mod((b - a) * (b + a), ${prime})];
  end $$;

  -- The lowest byte first.
  create function authority.ed25519_number(bytes bytea) returns numeric
    language plpgsql immutable strict set search_path = '' as $$
  declare result numeric := 0;
  begin
    for at in reverse octet_length(bytes) - 1 .. 0 loop result := result * 256 + get_byte(bytes, at); end loop;
    return result;
  end $$;

  -- The point that 32 bytes say (5.1.3); null for none.
  create function authority.ed25519_point(bytes bytea) returns numeric[]
    language plpgsql immutable strict set search_path = '' as $$
  declare
    sign integer := get_bit(bytes, 255);
    y numeric := authority.ed25519_number(set_bit(bytes, 255, 0));
    u numeric := mod(y * y + ${prime} - 1, ${prime});
    v numeric := mod(mod(y * y, ${prime}) * ${curveD} + 1, ${prime});
    v3 numeric := mod(mod(v * v, ${prime}) * v, ${prime});
    x numeric;
    vxx numeric;
  begin
    if y >= ${prime} then return null; end if;
    x := mod(mod(u * v3, ${prime}) * authority.ed25519_power(
           mod(mod(u * v3, ${prime}) * mod(v3 * v, ${prime}), ${prime}), div(${prime} - 5, 8)), ${prime});
    vxx := mod(mod(x * x, ${prime}) * v, ${prime});
    if vxx = mod(${prime} - u, ${prime}) and u <> 0 then x := mod(x * ${rootOfMinusOne}, ${prime});
    elsif vxx <> u then return null; end if;
    if x = 0 and sign = 1 then return null; end if;
    if mod(x, 2) <> sign then x := ${prime} - x; end if;
    return array[x, y, 1, mod(x * y, ${prime})];
  end $$;
`;

const verification = `
  -- Whether the holder of the key signed the message (5.1.7): [S]B = R + [k]A, both scalars walked together.
  create function authority.is_ed25519_signed(public_key bytea, message bytea, signature bytea) returns boolean
    language plpgsql immutable set search_path = '' as $$
  declare
    s numeric;
    k numeric;
    a numeric[];
    r numeric[];
    base constant numeric[] := array[${baseX}, ${baseY}, 1, mod(${baseX}::numeric * ${baseY}, ${prime})];
    joint numeric[];
    sum numeric[] := array[0, 1, 1, 0];
    bits_of_k integer[] := '{}';
  begin
    if octet_length(public_key) is distinct from 32 or octet_length(signature) is distinct from 64 or message is null then
      return false;
    end if;
    a := authority.ed25519_point(public_key);
    r := authority.ed25519_point(substr(signature, 1, 32));
    s := authority.ed25519_number(substr(signature, 33, 32));
    if a is null or r is null or s >= ${order} then return false; end if;
    k := mod(authority.ed25519_number(sha512(substr(signature, 1, 32) || public_key || message)), ${order});
    for at in 0 .. 252 loop bits_of_k[at] := mod(k, 2); k := div(k, 2); end loop;
    a := array[mod(${prime} - a[1], ${prime}), a[2], 1, mod(${prime} - a[4], ${prime})];
    joint := authority.ed25519_add(base, a);
    for at in reverse 252 .. 0 loop
      sum := authority.ed25519_add(sum, sum);
      case get_bit(signature, 256 + at) + 2 * bits_of_k[at]
        when 1 then sum := authority.ed25519_add(sum, base);
        when 2 then sum := authority.ed25519_add(sum, a);
        when 3 then sum := authority.ed25519_add(sum, joint);
        else null;
      end case;
    end loop;
    return mod(sum[1] - r[1] * sum[3], ${prime}) = 0 and mod(sum[2] - r[2] * sum[3], ${prime}) = 0;
  end $$;
`;

const witness = `
  -- A second head of a place for which another is kept: signed too, so two histories were told.
  create table authority.contested_head (
    institution text not null,
    seq bigint not null,
    hash text not null,
    at text not null,
    signature text not null,
    witnessed_at timestamptz not null default now(),
    primary key (institution, seq, hash)
  );

  create function authority.refuse_other_head() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and tg_level = 'ROW' then
      if new.institution = old.institution and new.hour = old.hour and new.seq > old.seq then return new; end if;
    elsif tg_op = 'DELETE' and tg_level = 'ROW' then
      if old.hour < now() - interval '12 months' then return old; end if;
    end if;
    raise exception 'a head that is kept neither goes back nor gives way to another' using errcode = '42501';
  end $$;
  create trigger head_only_advances before update or delete on authority.witnessed_head
    for each row execute function authority.refuse_other_head();
  create trigger heads_are_never_emptied before truncate on authority.witnessed_head
    for each statement execute function authority.refuse_other_head();
  create trigger contest_stays before update or delete or truncate on authority.contested_head
    for each statement execute function authority.refuse_change();

  create or replace function authority.witness(
    of_institution text, of_seq bigint, of_hash text, of_at text, by_signature text)
    returns void language plpgsql security definer set search_path = '' as $$
  declare
    latest authority.witnessed_head;
  begin
    if by_signature is null or by_signature !~ '^[A-Za-z0-9+/]{86}==$' or not exists (
      select from authority.peer_key
       where institution = of_institution and now() >= valid_from and (valid_until is null or now() < valid_until)
         and authority.is_ed25519_signed(
               substr(decode(public_key, 'base64'), 13),
               convert_to(concat_ws(chr(10), 'hub-journal-head', of_institution, of_seq, of_hash, of_at), 'UTF8'),
               decode(by_signature, 'base64'))) then
      raise exception 'a head is kept under the signature of its institution' using errcode = '42501';
    end if;
    perform pg_advisory_xact_lock(hashtext('witness'), hashtext(of_institution));
    if exists (select from authority.witnessed_head
                where institution = of_institution and seq = of_seq and hash <> of_hash) then
      insert into authority.contested_head (institution, seq, hash, at, signature)
        select of_institution, of_seq, of_hash, of_at, by_signature
         where (select count(*) from authority.contested_head where institution = of_institution) < 1000
      on conflict do nothing;
      return;
    end if;
    select * into latest from authority.witnessed_head where institution = of_institution and hour = 'infinity';
    if of_seq <= latest.seq then return; end if;
    insert into authority.witnessed_head (institution, hour, seq, hash, at, signature)
      values (of_institution, date_trunc('hour', now()), of_seq, of_hash, of_at, by_signature),
             (of_institution, 'infinity', of_seq, of_hash, of_at, by_signature)
    on conflict (institution, hour) do update
      set (seq, hash, at, signature, witnessed_at)
        = (excluded.seq, excluded.hash, excluded.at, excluded.signature, now())
      where excluded.hour = 'infinity';
    delete from authority.witnessed_head where institution = of_institution and hour < now() - interval '12 months';
  end $$;
`;
