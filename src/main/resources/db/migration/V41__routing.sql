-- What the driver's robot said last of the queue: -1 an agent is being connected, n: so many wait before him.
alter table call add column told_ahead int check (told_ahead >= -1);

-- Every agent has a state, from its beginning.
create function begin_agent_state() returns trigger
  language plpgsql as
$$
begin
  insert into agent_state (agent_id, tenant_id, status, status_at, idle_since)
  values (new.id, new.tenant_id, 'OFFLINE', new.created_at, new.created_at)
  on conflict do nothing;
  return null;
end $$;
create trigger has_state after insert on agent for each row execute function begin_agent_state();
insert into agent_state (agent_id, tenant_id, status, status_at, idle_since)
select id, tenant_id, 'OFFLINE', created_at, created_at from agent
on conflict do nothing;

-- Also an agent who never had a stream is gone, some seconds after it said that it is there.
create or replace function queues_to_route(as_of timestamptz, seen_before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public as
$$
  select c.tenant_id from call c where c.state = 'QUEUED' or (c.state = 'OFFERED' and c.offered_until <= as_of)
  union
  select s.tenant_id from agent_state s
  where s.status <> 'OFFLINE' and greatest(s.seen_at, s.status_at) < seen_before
$$;
