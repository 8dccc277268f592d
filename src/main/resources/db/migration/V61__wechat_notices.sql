-- Notifications of WeChat Pay that were taken: it repeats each until it hears so, and often when it has heard.

create table wechat_notice (
  tenant_id   uuid not null references tenant,
  account_id  uuid not null references wechat_account,
  id          text not null,
  event_type  text not null,
  received_at timestamptz not null,
  primary key (account_id, id)
);
create index wechat_notice_by_age on wechat_notice (account_id, received_at);
call belongs_to_tenant('wechat_notice', 'select, insert, delete');
