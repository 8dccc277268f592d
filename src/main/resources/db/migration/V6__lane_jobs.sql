-- What the lanes' jobs look for across tenants. Each function answers ids only; what is done about them is done as the
-- tenant they belong to.

-- Commands whose commit was followed by nothing: the process died, or the broker was away.
create function unsent_commands(created_before timestamptz, as_of timestamptz, most int)
  returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id, c.id from command c
  where c.outcome is null and c.sent_at is null and c.deadline > as_of and c.created_at < created_before
  order by c.deadline limit most
$$;

-- Commands that nobody answered: their outcome is unknown.
create function overdue_commands(deadline_before timestamptz, most int)
  returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id, c.id from command c where c.outcome is null and c.deadline < deadline_before
  order by c.deadline limit most
$$;

-- Cars that may wait for nothing any more, because whoever should have told them did not live to do it: undecided ones,
-- those whose order is paid or whose card was renewed since, those for whom there is space.
create index passage_undecided on passage (arrived_at) where state in ('ARRIVED', 'HELD');
create function cars_to_reconsider(arrived_before timestamptz, most int)
  returns table (tenant_id uuid, lane_id uuid, arrival_id uuid)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.lane_id, p.arrival_id from passage p
  where p.state in ('ARRIVED', 'HELD') and p.arrived_at < arrived_before and (
    p.state = 'ARRIVED'
    or exists (select from orders o where o.stay_id = p.stay_id and o.paid_at > p.held_at)
    or exists (select from card_period d where d.card_id = p.card_id and d.created_at > p.held_at)
    or p.shown_as = 'ARREARS_AT_ENTRY' and not exists (select from orders a
         where a.tenant_id = p.tenant_id and a.plate = p.plate and a.state = 'ARREARS')
    or p.shown_as = 'PARK_FULL' and exists (select from park k left join occupancy o on o.park_id = k.id
         where k.id = p.park_id and k.capacity > coalesce(o.inside + o.promised - o.correction, 0))
    or p.shown_as = 'SHARED_SPACES_TAKEN' and (select count(*) from stay s where s.card_id = p.card_id
         and s.state = 'LIVE' and s.stay_class = 'CARD') < (select c.spaces from card c where c.id = p.card_id))
  order by p.arrived_at limit most
$$;

-- For those who watch: held cars by age, robots that are away.
create function lanes_watched()
  returns table (held int, held_over_minute int, held_over_ten_minutes int, robots_offline int)
  language sql stable security definer set search_path = public as
$$
  select count(*)::int, count(*) filter (where p.held_at < now() - interval '1 minute')::int,
         count(*) filter (where p.held_at < now() - interval '10 minutes')::int,
         (select count(*)::int from robot r left join robot_state s on s.code = r.code
          where r.secret_hash is not null and coalesce(s.presence, 'OFFLINE') = 'OFFLINE')
  from passage p where p.state in ('ARRIVED', 'HELD') and p.held_at is not null
$$;

revoke execute on function unsent_commands(timestamptz, timestamptz, int), overdue_commands(timestamptz, int),
                           cars_to_reconsider(timestamptz, int), lanes_watched() from public;
grant execute on function unsent_commands(timestamptz, timestamptz, int), overdue_commands(timestamptz, int),
                          cars_to_reconsider(timestamptz, int), lanes_watched() to ${app_role};
