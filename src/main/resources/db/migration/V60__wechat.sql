-- WeChat Pay: the tenants' accounts there (set up: written by Hibernate), what it has told us, its daily bills (SQL only).

create table wechat_account (
  id              uuid primary key,
  tenant_id       uuid not null references tenant,
  version         int not null,
  park_id         uuid references park,     -- null: of all the tenant's parks that have none of their own
  name            text not null check (name <> ''),
  mchid           text not null,
  appid           text not null,
  merchant_serial text not null,            -- of the certificate that belongs to the private key
  private_key     text not null,            -- sealed: what we sign with
  api_v3_key      text not null,            -- sealed: what it encrypts to us with
  public_key      text,                     -- what it signs with; null: with platform certificates alone
  public_key_id   text,
  active          boolean not null,
  defers          boolean not null,         -- leave first, pay later (支付分停车) is contracted
  created_at      timestamptz not null,
  check ((public_key is null) = (public_key_id is null))
);
-- "Per tenant or park": whose money is taken is never in doubt.
create unique index wechat_account_one_of_tenant on wechat_account (tenant_id) where active and park_id is null;
create unique index wechat_account_one_of_park on wechat_account (tenant_id, park_id) where active and park_id is not null;
create index wechat_account_newest on wechat_account (tenant_id, id desc);
call belongs_to_tenant('wechat_account', 'select, insert, update');

-- Every instance forgets what it knows of a tenant's accounts when one of them changes.
create function tell_wechat_account() returns trigger language plpgsql as
$$
begin
  perform pg_notify('wechat_account', new.tenant_id::text);
  return null;
end $$;
create trigger tell after insert or update on wechat_account for each row execute function tell_wechat_account();

-- Whose account a notification is for: asked before a tenant is known.
create function home_of_wechat_account(of_id uuid)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public as
$$ select a.tenant_id from wechat_account a where a.id = of_id $$;

-- Accounts whose secrets an older key has sealed.
create function wechat_accounts_sealed_before(newest text, most int)
  returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public as
$$
  select a.tenant_id, a.id from wechat_account a
  where not starts_with(a.private_key, newest) or not starts_with(a.api_v3_key, newest)
  limit most
$$;

-- An attempt keeps the account that it was begun by, so that it can be asked about and given back however the park's
-- accounts change; and the park, so that it need not be looked up again.
alter table payment add column account_id uuid references wechat_account;
alter table payment add column park_id uuid references park;
update payment p set park_id = (select o.park_id from orders o where o.id = p.order_id);
alter table payment alter column park_id set not null;
create index payment_of_account on payment (account_id, created_at) where account_id is not null;

-- A driver who pays by QR stands before a closed gate: for a quarter of an hour the channel is asked every 10 s, should
-- its callback be lost; then whenever the attempt's age has doubled, at most 5 minutes apart. A payment code tells nothing
-- by itself, so it is asked about every 5 s at most. What was given up is closed at once.
create or replace function payments_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, payment_id uuid)
  language sql stable security definer set search_path = public as
$$
  select p.tenant_id, p.id from payment p
  where p.state in ('CREATED', 'ACCEPTED')
    and coalesce(p.asked_at, p.created_at) + greatest(interval '2 seconds', least(
          case when p.method = 'CODE' then interval '5 seconds'
               when p.method = 'QR' and p.created_at > at_time - interval '15 minutes' then interval '10 seconds'
               else interval '5 minutes' end,
          coalesce(p.asked_at, p.created_at) - p.created_at)) <= at_time
  union all
  select p.tenant_id, p.id from payment p
  where p.state = 'FAILED' and p.closed_at is null
    and (p.asked_at is null or p.asked_at < p.ended_at or p.asked_at + greatest(interval '2 seconds', least(
          interval '5 minutes', p.asked_at - p.ended_at)) <= at_time)
  limit most
$$;

do $$
declare f text;
begin
  foreach f in array array['home_of_wechat_account(uuid)', 'wechat_accounts_sealed_before(text, int)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;
