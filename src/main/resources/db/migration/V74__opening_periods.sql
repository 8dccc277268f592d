-- The beginning of a park's chain of openings may go when its proof is sealed: how many openings it held, where it began
-- and where it ended. The proof is itself an entry of the chain, and each proof carries the one before: so the chain's head
-- vouches for all that was ever granted, also for what is not there any more.
create table opening_period (
  park_id       uuid not null references park,
  month         date not null,          -- its newest openings are of this month, in UTC
  tenant_id     uuid not null references tenant,
  until_id      uuid not null,          -- openings with a lower id belong to it or to an earlier one
  first_n       bigint not null,
  last_n        bigint not null check (last_n >= first_n - 1),
  openings      bigint not null,        -- how many were granted in it
  previous_hash text not null,          -- of the seal before the first
  last_hash     text not null,          -- of the last
  hash          text not null,
  previous_period_hash text not null,
  sealed_at     timestamptz not null default clock_timestamp(),
  primary key (park_id, month)
);
call belongs_to_tenant('opening_period', 'select');

alter table opening_seal
  drop constraint opening_seal_what_check,
  alter column opening_id drop not null,
  add constraint opening_seal_what_check check (what in ('GRANTED', 'ENDED', 'REVIEWED', 'PERIOD')),
  add constraint opening_seal_of_opening check ((what = 'PERIOD') = (opening_id is null));

create function period_content(p opening_period) returns text
  language sql immutable as
$$
  select jsonb_build_array(p.park_id, p.month, p.until_id, p.first_n, p.last_n, p.openings, p.previous_hash, p.last_hash,
    p.previous_period_hash)::text
$$;
create function period_hash(content text) returns text
  language sql immutable as
$$ select encode(sha256(convert_to(content, 'UTF8')), 'hex') $$;

-- As in V46. What a proof was sealed for is not missed; the chain goes on where the last proof ended.
drop function openings_proof(uuid);
create function openings_proof(of_park uuid)
  returns table (openings bigint, dropped bigint, head_n bigint, head_hash text, broken_n bigint, broken_opening uuid,
                 why text)
  language sql stable as
$$
  with sealed as materialized (
    select coalesce(max(p.last_n), 0) as last_n, coalesce(sum(p.openings), 0)::bigint as openings,
      coalesce((array_agg(p.last_hash order by p.last_n desc))[1], '') as last_hash,
      coalesce((array_agg(p.until_id order by p.last_n desc))[1], '00000000-0000-0000-0000-000000000000') as until_id
    from opening_period p where p.park_id = of_park),
  proofs as (
    select p.last_n as n,
      case
        when p.first_n <> lag(p.last_n, 1, 0::bigint) over by_n + 1 then 'period-missing'
        when p.previous_hash <> lag(p.last_hash, 1, '') over by_n
          or p.previous_period_hash <> lag(p.hash, 1, '') over by_n
          or p.hash <> period_hash(period_content(p)) then 'period-changed'
        when lead(p.last_n) over by_n is null and not exists
          (select from opening_seal s where s.park_id = of_park and s.n > p.last_n and s.what = 'PERIOD'
             and s.content = period_content(p)) then 'period-not-sealed'
      end as why
    from opening_period p where p.park_id = of_park
    window by_n as (order by p.month)),
  checked as (
    select s.n, s.hash, s.opening_id,
      case
        when s.n <> lag(s.n, 1, sealed.last_n) over chain + 1 then 'seal-missing'
        when s.previous_hash <> lag(s.hash, 1, sealed.last_hash) over chain then 'out-of-order'
        when s.hash <> seal_hash(s.previous_hash, s.n, s.what, s.content) then 'seal-changed'
        when s.what = 'PERIOD' then (
          select 'period-missing' where not exists
            (select from opening_period p where p.park_id = of_park and period_content(p) = s.content))
        when s.opening_id < sealed.until_id then null
        when o.id is null then 'opening-missing'
        when s.what = 'GRANTED' and s.content <> granted_content(o) then 'opening-changed'
        when s.what = 'GRANTED' and o.outcome is not null and not exists
          (select from opening_seal e where e.opening_id = s.opening_id and e.what = 'ENDED') then 'outcome-not-sealed'
        when s.what = 'ENDED' and s.content <> ended_content(o) and not exists
          (select from opening_seal e where e.opening_id = s.opening_id and e.what = 'ENDED' and e.n > s.n)
          then 'outcome-changed'
        when s.what = 'REVIEWED' and s.content is distinct from
          (select reviewed_content(r) from opening_review r where r.opening_id = s.opening_id) then 'review-changed'
      end as why
    from sealed cross join opening_seal s left join opening o on o.id = s.opening_id and o.park_id = s.park_id
    where s.park_id = of_park and s.n > sealed.last_n
    window chain as (order by s.n)),
  broken as (
    (select 0 as rank, n, null::uuid as opening_id, why from proofs where why is not null order by n limit 1)
    union all
    (select 1, n, opening_id, why from checked where why is not null order by n limit 1)
    union all
    (select 2, null, o.id, 'not-sealed' from opening o
     where o.park_id = of_park and not exists
       (select from opening_seal s where s.opening_id = o.id and s.park_id = of_park and s.what = 'GRANTED')
     order by o.id limit 1)
    union all
    (select 3, null, r.opening_id, 'review-not-sealed' from opening_review r join opening o on o.id = r.opening_id
     where o.park_id = of_park and not exists
       (select from opening_seal s where s.opening_id = o.id and s.park_id = of_park and s.what = 'REVIEWED')
     order by o.id limit 1)
    union all
    (select 4, c.n, null, 'head-changed' from (select) one
     left join opening_chain c on c.park_id = of_park
     left join lateral (select s.n, s.hash from opening_seal s where s.park_id = of_park order by s.n desc limit 1) last on true
     where (c.n, c.hash) is distinct from (last.n, last.hash)))
  select (select count(*) from opening o where o.park_id = of_park), sealed.openings, c.n, c.hash, b.n, b.opening_id, b.why
  from sealed
  left join opening_chain c on c.park_id = of_park
  left join lateral (select * from broken order by rank limit 1) b on true
$$;

-- Seals the proof of a park's oldest month of openings that is over. A chain that is broken, or whose month is not over, is
-- left as it is. The chain is locked for the last statement only: an opening does not wait for the counting.
-- 'SEALED', 'NOTHING' to seal, or why it is 'BROKEN'.
create function seal_opening_period(of_park uuid) returns text
  language plpgsql security definer set search_path = public as
$$
declare
  since  uuid := '00000000-0000-0000-0000-000000000000';
  next   opening_period;
  last   opening_period;
  oldest uuid;
  broken text;
begin
  if not pg_try_advisory_xact_lock(hashtext('gatehouse.retention')) then
    return 'NOTHING';
  end if;
  select * into last from opening_period p where p.park_id = of_park order by p.month desc limit 1;
  select o.id into oldest from opening o
  where o.park_id = of_park and o.id >= coalesce(last.until_id, since) order by o.id limit 1;
  next.park_id := of_park;
  next.month := month_of_id(oldest);
  next.tenant_id := (select tenant_id from park where id = of_park);
  if oldest is null or month_begins((next.month + interval '1 month')::date) > kept_since(next.tenant_id) then
    return 'NOTHING';
  end if;
  broken := (select why from openings_proof(of_park));
  if broken is not null then
    return broken;
  end if;
  next.until_id := first_id_at(month_begins((next.month + interval '1 month')::date));
  next.first_n := coalesce(last.last_n, 0) + 1;
  next.last_n := coalesce(
    (select s.n - 1 from opening_seal s where s.park_id = of_park and s.n >= next.first_n and s.opening_id >= next.until_id
     order by s.n limit 1),
    (select s.n from opening_seal s where s.park_id = of_park order by s.n desc limit 1));
  next.openings := (select count(*) from opening_seal s
    where s.park_id = of_park and s.n between next.first_n and next.last_n and s.what = 'GRANTED');
  next.previous_hash := coalesce(last.last_hash, '');
  next.last_hash := coalesce(
    (select s.hash from opening_seal s where s.park_id = of_park and s.n = next.last_n and next.last_n >= next.first_n),
    next.previous_hash);
  next.previous_period_hash := coalesce(last.hash, '');
  next.hash := period_hash(period_content(next));
  next.sealed_at := clock_timestamp();
  insert into opening_period select next.*;
  call seal(of_park, next.tenant_id, null, 'PERIOD', period_content(next));
  return 'SEALED';
end $$;

-- Openings whose proof is sealed, a few at a time, each with its seals; then what is left of these seals.
create function forget_openings(of_park uuid, most int) returns int
  language plpgsql security definer set search_path = public as
$$
declare
  sealed opening_period;
  forgotten int;
begin
  select * into sealed from opening_period p where p.park_id = of_park order by p.month desc limit 1;
  with due as (
    select o.id from opening o where o.park_id = of_park and o.id < sealed.until_id order by o.id limit most
    for update skip locked),
  seals as (
    delete from opening_seal s using due where s.opening_id = due.id and s.park_id = of_park and s.n <= sealed.last_n),
  gone as (delete from opening o using due where o.id = due.id returning 1)
  select count(*) into forgotten from gone;
  if forgotten > 0 then
    return forgotten;
  end if;
  with gone as (
    delete from opening_seal s where s.park_id = of_park and s.n in (
      select old.n from opening_seal old where old.park_id = of_park and old.n <= sealed.last_n
        and not exists (select from opening o where o.id = old.opening_id)
      order by old.n limit most)
    returning 1)
  select count(*) into forgotten from gone;
  return forgotten;
end $$;

-- Parks of which something may be sealed or dropped.
create function parks_with_old_openings(most int)
  returns table (tenant_id uuid, park_id uuid)
  language sql stable security definer set search_path = public as
$$
  select k.tenant_id, k.id from park k
  where exists (select from opening o where o.park_id = k.id and o.id < first_id_at(kept_since(k.tenant_id)))
     or exists (select from opening_period p join opening_seal s on s.park_id = p.park_id and s.n <= p.last_n
                where p.park_id = k.id)
  limit most
$$;
do $$
declare f text;
begin
  foreach f in array array['seal_opening_period(uuid)', 'forget_openings(uuid, int)', 'parks_with_old_openings(int)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;
