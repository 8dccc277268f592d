-- Two instances drop the same month at once: who comes second has nothing to do, and goes on.
create or replace function drop_event_month(of_month date) returns boolean
  language plpgsql security definer set search_path = public set lock_timeout = '100ms' as
$$
declare
  named   name := (select partition from event_month where month = of_month);
  dropped boolean;
begin
  if exists (select from event_month where month = of_month and emptied_at is not null) then
    return false;
  end if;
  if of_month not in (select event_months_over()) then
    raise exception 'the month % is not over for every tenant', of_month using errcode = 'check_violation';
  end if;
  execute format('truncate table only %I', named);
  update event_month set emptied_at = now(), closed_tx = coalesce(closed_tx, event_tx())
  where month = of_month and emptied_at is null
  returning true into dropped;
  return coalesce(dropped, false);
exception
  when lock_not_available then return false;
end $$;
