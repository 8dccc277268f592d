-- What the job drops. The platform's role may delete nothing of this: these functions decide by themselves what is over, by
-- the tenant's retention and the database's clock. Each call is a small transaction that waits for nobody and locks only
-- rows that nobody writes any more. It looks at the next rows after an id, and answers with the last of them, from where to
-- go on: what must stay is looked at once in a pass. Null: nothing is left.

-- What was over when everything of a tenant was looked through last.
alter table retention add column forgotten_until timestamptz;

-- Tenants of whom something is over since; what a pass had to leave is looked at again for a year.
create function tenants_to_forget()
  returns table (tenant_id uuid, since timestamptz, after uuid)
  language sql stable security definer set search_path = public as
$$
  select r.tenant_id, kept_since(r.tenant_id),
    coalesce(first_id_at(r.forgotten_until - interval '1 year'), '00000000-0000-0000-0000-000000000000')
  from retention r where r.forgotten_until is distinct from kept_since(r.tenant_id)
  order by r.tenant_id
$$;
create function forgotten(of_tenant uuid, until timestamptz) returns void
  language sql security definer set search_path = public as
$$ update retention set forgotten_until = until where tenant_id = of_tenant $$;

-- Cars that are gone, with their commands and visitors, once no opening of theirs is left. The passages of a live stay, and
-- one that somebody still calls about, stay.
create function forget_passages(of_tenant uuid, after uuid, most int) returns uuid
  language plpgsql security definer set search_path = public as
$$
declare
  since timestamptz := kept_since(of_tenant);
  seen  uuid[] := array(
    select p.id from passage p where p.tenant_id = of_tenant and p.id > after and p.id < first_id_at(since)
    order by p.id limit most);
  due   uuid[] := array(
    select p.id from passage p
    where p.id = any (seen) and p.ended_at < since
      and not exists (select from opening o where o.passage_id = p.id)
      and not exists (select from stay s where s.id in (p.stay_id, p.matched_stay_id) and s.state = 'LIVE')
      and not exists (select from stay s where s.entry_passage_id = p.id and s.state = 'LIVE')
      and not exists (select from call c where c.passage_id = p.id and c.ended_at is null)
    for update skip locked);
begin
  delete from visitor where passage_id = any (due);
  delete from command where passage_id = any (due);
  delete from passage where id = any (due);
  return seen[cardinality(seen)];
end $$;

-- Calls, with the phone numbers in them, once no opening and no visitor names them.
create function forget_calls(of_tenant uuid, after uuid, most int) returns uuid
  language plpgsql security definer set search_path = public as
$$
declare
  since timestamptz := kept_since(of_tenant);
  seen  uuid[] := array(
    select c.id from call c where c.tenant_id = of_tenant and c.id > after and c.id < first_id_at(since)
    order by c.id limit most);
  due   uuid[] := array(
    select c.id from call c
    where c.id = any (seen) and c.ended_at < since
      and not exists (select from opening o where o.call_id = c.id)
      and not exists (select from visitor v where v.call_id = c.id)
    for update skip locked);
begin
  delete from call_offer where call_id = any (due);
  delete from call_leg where call_id = any (due);
  delete from call where id = any (due);
  return seen[cardinality(seen)];
end $$;

-- Stays that nothing was paid or owed for. What money hangs on is kept with the money.
create function forget_stays(of_tenant uuid, after uuid, most int) returns uuid
  language plpgsql security definer set search_path = public as
$$
declare
  since timestamptz := kept_since(of_tenant);
  seen  uuid[] := array(
    select s.id from stay s where s.tenant_id = of_tenant and s.id > after and s.id < first_id_at(since)
    order by s.id limit most);
  due   uuid[] := array(
    select s.id from stay s
    where s.id = any (seen) and s.left_at < since
      and not exists (select from orders o where o.stay_id = s.id)
      and not exists (select from benefit b where b.stay_id = s.id)
      and not exists (select from benefit b where b.for_stay = s.id)
      and not exists (select from points_hold h where h.stay_id = s.id)
      and not exists (select from parking_charge c where c.stay_id = s.id)
      and not exists (select from passage p where p.stay_id = s.id)
      and not exists (select from passage p where p.matched_stay_id = s.id)
    for update skip locked);
begin
  delete from parking_promise where stay_id = any (due);
  delete from stay where id = any (due);
  return seen[cardinality(seen)];
end $$;

-- What is known of photos that are erased. An opening's proof recomputes the photos' hashes: a month longer than passages,
-- and not while an opening of that age is left.
create function forget_evidence(of_tenant uuid, after uuid, most int) returns uuid
  language plpgsql security definer set search_path = public as
$$
declare
  since timestamptz := kept_since(of_tenant);
  seen  uuid[] := array(
    select e.id from evidence e
    where e.tenant_id = of_tenant and e.id > after and e.id < first_id_at(since - interval '1 month')
      and not exists (select from opening o where o.tenant_id = of_tenant and o.id < first_id_at(since))
    order by e.id limit most);
begin
  delete from evidence where id = any (seen) and erased_at is not null;
  return seen[cardinality(seen)];
end $$;

-- What a tenant keeps shorter than others is deleted out of the months that these keep, and out of what was before months.
create function forget_events(of_tenant uuid, after uuid, most int) returns uuid
  language plpgsql security definer set search_path = public as
$$
declare
  until_id uuid := first_id_at(kept_since(of_tenant));
  due   uuid[] := array(
    select e.id from event e where e.tenant_id = of_tenant and e.id < until_id order by e.tx, e.seq limit most);
begin
  delete from event where id = any (due) and id < until_id;
  return due[cardinality(due)];
end $$;

-- Photos that are over. Their files are not the database's to erase.
create function photos_to_erase(most int)
  returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public as
$$
  select e.tenant_id, e.id
  from retention r cross join lateral (
    select e.tenant_id, e.id from evidence e
    where e.tenant_id = r.tenant_id and e.erased_at is null
      and e.id < first_id_at(now() - r.photo_days * interval '1 day')
      and e.created_at < now() - r.photo_days * interval '1 day'
    order by e.id limit most) e
  limit most
$$;

-- The whole months of the log that are over for every tenant.
create function event_months_over() returns setof date
  language sql stable security definer set search_path = public as
$$
  select m.month from event_month m
  where m.emptied_at is null and m.until <= (select min(kept_since(r.tenant_id)) from retention r)
  order by m.month
$$;

-- Gives a month's space back at once. TRUNCATE locks this partition and nothing else: whoever tells an event locks the log
-- and the month of now. Who reads this very month is waited for, but not for longer than readers behind us may be kept:
-- false, and again with the next sweep.
create function drop_event_month(of_month date) returns boolean
  language plpgsql security definer set search_path = public set lock_timeout = '100ms' as
$$
declare
  named name := (select partition from event_month where month = of_month);
begin
  if of_month not in (select event_months_over()) then
    raise exception 'the month % is not over for every tenant', of_month using errcode = 'check_violation';
  end if;
  execute format('truncate table only %I', named);
  update event_month set emptied_at = now(), closed_tx = coalesce(closed_tx, event_tx()) where month = of_month;
  return true;
exception
  when lock_not_available then return false;
end $$;

-- For those who watch.
create function retention_watched()
  returns table (months_ahead int, months_over int, photos_over int)
  language sql stable security definer set search_path = public as
$$
  select (select count(*)::int from event_month where month > now()),
         (select count(*)::int from event_months_over()),
         (select count(*)::int from photos_to_erase(10000))
$$;

do $$
declare f text;
begin
  foreach f in array array['tenants_to_forget()', 'forgotten(uuid, timestamptz)',
                           'forget_passages(uuid, uuid, int)', 'forget_calls(uuid, uuid, int)',
                           'forget_stays(uuid, uuid, int)', 'forget_evidence(uuid, uuid, int)',
                           'forget_events(uuid, uuid, int)', 'photos_to_erase(int)', 'event_months_over()', 'drop_event_month(date)',
                           'retention_watched()'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;
