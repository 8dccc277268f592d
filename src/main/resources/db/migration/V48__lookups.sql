-- What an agent may see: the parks that it has, those of its groups and of the groups inside them; all of the tenant's for
-- one who has neither.
create function parks_served(of_tenant uuid, of_subject text)
  returns table (park_id uuid)
  language sql stable as
$$
  select k.id from agent a join park k on k.tenant_id = a.tenant_id
  where a.tenant_id = of_tenant and a.subject = of_subject
    and (cardinality(a.parks) + cardinality(a.park_groups) = 0 or k.id = any (parks_of_agent(a.id)))
$$;
grant execute on function parks_served(uuid, text) to ${app_role};

-- Callers without a plate are looked up by their phone.
create index stay_of_driver on stay (tenant_id, driver, entered_at desc) where driver is not null;

-- "If a driver does nothing for 60 seconds, the passage appears in the congestion list": told once for each such wait.
alter table passage add column congested_at timestamptz;
create function congested_untold(since_before timestamptz, as_of timestamptz, most int)
  returns table (tenant_id uuid, passage_id uuid)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.id from passage p
  where p.state in ('ARRIVED', 'HELD', 'CLEARED')
    and greatest(p.arrived_at, p.held_at, p.acted_at) < since_before
    and (p.congested_at is null or p.congested_at < greatest(p.arrived_at, p.held_at, p.acted_at))
    and (p.state <> 'CLEARED' or (
      select o.outcome <> 'OPENED' or o.outcome is null and o.deadline < as_of from opening o
      where o.passage_id = p.id order by o.id desc limit 1))
  order by p.arrived_at limit most
$$;
revoke execute on function congested_untold(timestamptz, timestamptz, int) from public;
grant execute on function congested_untold(timestamptz, timestamptz, int) to ${app_role};
