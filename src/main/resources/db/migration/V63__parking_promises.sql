-- Leave first, pay later (支付分停车): what WeChat Pay has promised for stays, and what it was asked to pay. SQL only.

create table parking_promise (
  stay_id       uuid primary key references stay,   -- one promise for each stay
  tenant_id     uuid not null references tenant,
  park_id       uuid not null references park,
  account_id    uuid not null references wechat_account,
  state         text not null check (state in ('DUE', 'ASKED', 'NONE', 'PROMISED', 'BLOCKED', 'WITHDRAWN')),
  plate         text not null,
  colour        text not null check (colour in ('BLUE', 'GREEN', 'YELLOW', 'BLACK', 'WHITE', 'LIMEGREEN')),
  started_at    timestamptz not null,   -- as WeChat is told: a charge that says otherwise is refused
  park_name     text not null,
  round         int not null default 0, -- how often the stay's plate was corrected: each is another parking to WeChat
  service       text check (service in ('NORMAL', 'PAUSE', 'OUT_SERVICE')),
  parking_id    text,                   -- WeChat's name for the stay
  reason        text,
  changed_at    timestamptz,            -- WeChat's moment of the newest change that it told of
  tries         int not null default 0,
  next_at       timestamptz,            -- when WeChat is to be told (again)
  -- Who is still to be told has a moment for it, nobody else.
  check ((state in ('DUE', 'ASKED')) = (next_at is not null)),
  -- Nothing can be charged without WeChat's name for the stay.
  check (state <> 'PROMISED' or parking_id is not null)
);
create index parking_promise_to_tell on parking_promise (next_at) where state in ('DUE', 'ASKED');
create index parking_promise_of_plate on parking_promise (tenant_id, plate) where state = 'PROMISED';
call belongs_to_tenant('parking_promise', 'select, insert, update');

-- "On a time-out repeat the same out_trade_no with the same parameters": kept before it is sent for the first time.
create table parking_charge (
  trade_no   text primary key references payment (trade_no),
  tenant_id  uuid not null references tenant,
  stay_id    uuid not null references stay,
  parking_id text not null,
  request    jsonb not null,
  created_at timestamptz not null
);
create index parking_charge_of_stay on parking_charge (stay_id);
call belongs_to_tenant('parking_charge', 'select, insert');

-- The questions that are asked before a tenant is known: they answer with where to look, no more.

create function parking_promises_due(at_time timestamptz, most int)
  returns table (tenant_id uuid, stay_id uuid)
  language sql stable security definer set search_path = public as
$$
  select m.tenant_id, m.stay_id from parking_promise m
  where m.state in ('DUE', 'ASKED') and m.next_at <= at_time
  order by m.next_at limit most
$$;

-- Accounts to which WeChat Pay signs with this public key; those of one merchant may share it.
create function wechat_accounts_of_key(of_public_key_id text)
  returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public as
$$ select a.tenant_id, a.id from wechat_account a where a.active and a.public_key_id = of_public_key_id order by a.id $$;
create index wechat_account_of_key on wechat_account (public_key_id) where active and public_key_id is not null;

do $$
declare f text;
begin
  foreach f in array array['parking_promises_due(timestamptz, int)', 'wechat_accounts_of_key(text)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ${app_role}', f);
  end loop;
end $$;
