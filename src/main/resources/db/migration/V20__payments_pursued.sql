-- Attempts, refunds and the sandbox's trades are pursued until their channel has said how they end.

-- Since when the channel confirms that an attempt which failed, or which we gave up, moves no money any more.
alter table payment add column closed_at timestamptz;
create index payment_to_close on payment (created_at) where state = 'FAILED' and closed_at is null;

alter table refund add column asked_at timestamptz;
create index refund_pursued on refund (created_at) where state in ('PROCESSING', 'ABNORMAL');

-- "A payment code is used once."
alter table sandbox_trade add column payment_code text;
create unique index sandbox_code_used_once on sandbox_trade (tenant_id, payment_code) where payment_code is not null;
create index sandbox_trade_untold on sandbox_trade (settles_at) where state in ('SUCCEEDED', 'FAILED') and told = 0;

-- What the sandbox was asked to give back.
create table sandbox_refund (
  refund_no  text primary key,
  tenant_id  uuid not null references tenant,
  trade_no   text not null references sandbox_trade,
  amount     bigint not null check (amount > 0),
  state      text not null check (state in ('PROCESSING', 'SUCCEEDED', 'CLOSED', 'ABNORMAL')),
  settles_at timestamptz not null
);
create index sandbox_refund_of_trade on sandbox_refund (trade_no);
call belongs_to_tenant('sandbox_refund', 'select, insert, update');

-- The questions that are asked before a tenant is known, as home_of_robot: they answer with where to look, no more.

create function home_of_payment(of_trade_no text)
  returns table (tenant_id uuid, payment_id uuid)
  language sql stable security definer set search_path = public as
$$ select p.tenant_id, p.id from payment p where p.trade_no = of_trade_no $$;

-- An attempt is asked about when it is 2 s old, and then whenever its age has doubled since, at most 5 minutes apart;
-- a payment code tells nothing by itself, so it is asked about every 5 s at most. What was given up is closed at once.
create function payments_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, payment_id uuid)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.id from payment p
  where p.state in ('CREATED', 'ACCEPTED')
    and coalesce(p.asked_at, p.created_at) + greatest(interval '2 seconds', least(
          case p.method when 'CODE' then interval '5 seconds' else interval '5 minutes' end,
          coalesce(p.asked_at, p.created_at) - p.created_at)) <= at_time
  union all
  select p.tenant_id, p.id from payment p
  where p.state = 'FAILED' and p.closed_at is null
    and (p.asked_at is null or p.asked_at < p.ended_at or p.asked_at + greatest(interval '2 seconds', least(
          interval '5 minutes', p.asked_at - p.ended_at)) <= at_time)
  limit most
$$;

create function refunds_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, refund_id uuid)
  language sql stable security definer set search_path = public as
$$
  select r.tenant_id, r.id from refund r
  where r.state in ('PROCESSING', 'ABNORMAL')
    and (r.asked_at is null or r.asked_at + greatest(interval '1 second', least(
          interval '5 minutes', r.asked_at - r.created_at)) <= at_time)
  limit most
$$;

-- Trades of the sandbox that settle now, and those that settled and whose callback nobody has taken yet.
create function sandbox_trades_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, trade_no text)
  language sql stable security definer set search_path = public as
$$
  select t.tenant_id, t.trade_no from sandbox_trade t
  where t.state in ('WAITING', 'ACCEPTED') and t.settles_at <= at_time
  union all
  select t.tenant_id, t.trade_no from sandbox_trade t
  where t.state in ('SUCCEEDED', 'FAILED') and t.told = 0
    and t.settles_at between at_time - interval '1 hour' and at_time - interval '2 seconds'
  limit most
$$;

do $$
declare f text;
begin
  foreach f in array array['home_of_payment(text)', 'payments_due(timestamptz, int)',
                           'refunds_due(timestamptz, int)', 'sandbox_trades_due(timestamptz, int)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;
