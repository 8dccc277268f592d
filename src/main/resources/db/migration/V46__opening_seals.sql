-- Openings form a chain per park: each seal carries the hash of the one before, so that nobody, not even the owner of the
-- tables, changes, deletes, inserts or swaps openings unnoticed. Written by triggers in the transaction that granted or
-- concluded an opening; the platform's role may only read.
create table opening_seal (
  park_id       uuid not null references park,
  n             bigint not null,
  tenant_id     uuid not null references tenant,
  opening_id    uuid not null,          -- no reference: a deleted opening must be missed, not forbidden
  what          text not null check (what in ('GRANTED', 'ENDED', 'REVIEWED')),
  content       text not null,          -- what was sealed, in one fixed form
  previous_hash text not null,
  hash          text not null,
  at            timestamptz not null default clock_timestamp(),
  primary key (park_id, n)
);
create index opening_seal_of_opening on opening_seal (opening_id, n);
call belongs_to_tenant('opening_seal', 'select');

-- Where each park's chain ends. Locked from an opening to the end of its transaction: openings come before occupancies.
create table opening_chain (
  park_id   uuid primary key references park,
  tenant_id uuid not null references tenant,
  n         bigint not null,
  hash      text not null
);
call belongs_to_tenant('opening_chain', 'select');

create function micros(at timestamptz) returns bigint
  language sql immutable as
$$ select (extract(epoch from at) * 1000000)::bigint $$;

-- Everything that is known of an opening when it is granted, with the hashes of its photos.
create function granted_content(o opening) returns text
  language sql stable as
$$
  select jsonb_build_array(o.id, o.tenant_id, o.park_id, o.lane_id, o.passage_id, o.kind, o.cause, o.situation, o.plate,
    o.decided_by, o.command_id, micros(o.granted_at), micros(o.deadline), o.direction, o.abnormal_reason, o.remark,
    o.agent_id, o.call_id, o.by_supervisor, o.document_photos, o.scene_photos,
    (select jsonb_agg(e.sha256 order by photo.place)
     from unnest(o.document_photos || o.scene_photos) with ordinality photo (id, place)
     left join evidence e on e.id = photo.id))::text
$$;

create function ended_content(o opening) returns text
  language sql stable as
$$ select jsonb_build_array(o.id, o.outcome, o.reason, micros(o.ended_at))::text $$;

create function reviewed_content(r opening_review) returns text
  language sql stable as
$$ select jsonb_build_array(r.opening_id, r.reviewed_by, r.agent_id, r.remark, micros(r.at))::text $$;

create function seal_hash(previous_hash text, n bigint, what text, content text) returns text
  language sql immutable as
$$ select encode(sha256(convert_to(previous_hash || '|' || n || '|' || what || '|' || content, 'UTF8')), 'hex') $$;

create procedure seal(of_park uuid, of_tenant uuid, opening uuid, what text, content text)
  language plpgsql as
$$
declare
  head  opening_chain;
  sealed text;
begin
  insert into opening_chain as c (park_id, tenant_id, n, hash) values (of_park, of_tenant, 1, '')
  on conflict (park_id) do update set n = c.n + 1
  returning * into head;
  sealed := seal_hash(head.hash, head.n, what, content);
  insert into opening_seal (park_id, n, tenant_id, opening_id, what, content, previous_hash, hash)
  values (of_park, head.n, of_tenant, opening, what, content, head.hash, sealed);
  update opening_chain set hash = sealed where park_id = of_park;
end $$;
revoke execute on procedure seal(uuid, uuid, uuid, text, text) from public;

-- Only what the platform does in the name of a tenant is sealed; a row that somebody writes by hand is found unsealed.
create function seal_opening() returns trigger
  language plpgsql security definer set search_path = public as
$$
begin
  if current_tenant() is distinct from new.tenant_id then
    return null;
  end if;
  if tg_op = 'INSERT' then
    call seal(new.park_id, new.tenant_id, new.id, 'GRANTED', granted_content(new));
  end if;
  if new.outcome is not null then
    call seal(new.park_id, new.tenant_id, new.id, 'ENDED', ended_content(new));
  end if;
  return null;
end $$;
create trigger sealed after insert on opening for each row execute function seal_opening();
create trigger sealed_again after update on opening for each row
  when (old.outcome is distinct from new.outcome) execute function seal_opening();

create function seal_review() returns trigger
  language plpgsql security definer set search_path = public as
$$
declare
  about opening;
begin
  select * into about from opening where id = new.opening_id;
  if current_tenant() = new.tenant_id then
    call seal(about.park_id, about.tenant_id, about.id, 'REVIEWED', reviewed_content(new));
  end if;
  return null;
end $$;
create trigger sealed after insert on opening_review for each row execute function seal_review();

-- What was granted before there were seals, in the order of its making.
do $$
declare
  o opening;
begin
  for o in select * from opening order by id loop
    call seal(o.park_id, o.tenant_id, o.id, 'GRANTED', granted_content(o));
    if o.outcome is not null then
      call seal(o.park_id, o.tenant_id, o.id, 'ENDED', ended_content(o));
    end if;
  end loop;
end $$;

-- Recomputes a park's chain. What is wrong first is named: its place in the chain (null: in none) and its opening.
create function openings_proof(of_park uuid)
  returns table (openings bigint, head_n bigint, head_hash text, broken_n bigint, broken_opening uuid, why text)
  language sql stable as
$$
  with checked as (
    select s.n, s.hash, s.opening_id,
      case
        when s.n <> lag(s.n, 1, 0::bigint) over chain + 1 then 'seal-missing'
        when s.previous_hash <> lag(s.hash, 1, '') over chain then 'out-of-order'
        when s.hash <> seal_hash(s.previous_hash, s.n, s.what, s.content) then 'seal-changed'
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
    from opening_seal s left join opening o on o.id = s.opening_id and o.park_id = s.park_id
    where s.park_id = of_park
    window chain as (order by s.n)),
  broken as (
    (select 1 as rank, n, opening_id, why from checked where why is not null order by n limit 1)
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
  select (select count(*) from opening o where o.park_id = of_park), c.n, c.hash, b.n, b.opening_id, b.why
  from (select) one
  left join opening_chain c on c.park_id = of_park
  left join lateral (select * from broken order by rank limit 1) b on true
$$;
