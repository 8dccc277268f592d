-- Hardware that tells of no departures: what is wired to its inputs says how a car left. Null: nothing is wired there.
alter table robot
  add column loop_input   int check (loop_input between 0 and 7),   -- the loop at the gate, on which a car waits
  add column passed_input int check (passed_input between 0 and 7), -- the loop behind the gate
  add constraint robot_inputs_differ check (loop_input <> passed_input);

-- Cars that were let through a while ago by a device that can tell nothing of what came of it: neither of its gate nor
-- of a loop behind it.
create function cars_let_through_unseen(opened_before timestamptz)
  returns table (tenant_id uuid, lane_id uuid, arrival_id uuid)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.lane_id, p.arrival_id
  from passage p join robot r on r.lane_id = p.lane_id and r.transport = 'VZICLOUD' and r.passed_input is null
  left join robot_state s on s.code = r.code
  where p.state = 'CLEARED' and s.gate is null
    and exists (select from opening o where o.passage_id = p.id and o.outcome = 'OPENED' and o.ended_at < opened_before)
$$;
revoke execute on function cars_let_through_unseen(timestamptz) from public;
grant execute on function cars_let_through_unseen(timestamptz) to ${app_role};
