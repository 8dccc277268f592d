-- "Pay-back after failure": who leaves first and could not be charged may settle it with the channel later. Should nobody
-- tell of that, it is asked for, at first after ten minutes, then whenever the failure's age has doubled, at most a day
-- apart: the driver must not be asked for it a second time.
create function failed_promises_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, payment_id uuid)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.id from payment p join orders o on o.id = p.order_id
  where p.method = 'DEFERRED' and p.state = 'FAILED' and p.closed_at is not null
    and p.ended_at > at_time - interval '90 days' and o.state = 'ARREARS'
    and greatest(p.asked_at, p.ended_at) + greatest(interval '10 minutes', least(interval '1 day',
          greatest(p.asked_at, p.ended_at) - p.ended_at)) <= at_time
  limit most
$$;
revoke execute on function failed_promises_due(timestamptz, int) from public;
grant execute on function failed_promises_due(timestamptz, int) to ${app_role};
create index payment_promise_failed on payment (ended_at)
  where method = 'DEFERRED' and state = 'FAILED' and closed_at is not null;
