-- Everything that happened, in order. `tx` is the transaction that told it: a reader is shown only events of
-- transactions older than every one still running, so a later commit cannot slip in behind a cursor.
create table event (
  seq        bigint generated always as identity,
  tx         xid8 not null default pg_current_xact_id(),
  id         uuid not null,
  tenant_id  uuid not null references tenant,
  park_id    uuid,
  subject    uuid,                      -- the passage, order, … it is about: events of one subject stay in order
  type       text not null,
  at         timestamptz not null,
  data       jsonb not null,
  primary key (seq)
);
create index event_in_order on event (tenant_id, tx, seq);
call belongs_to_tenant('event', 'select, insert');
