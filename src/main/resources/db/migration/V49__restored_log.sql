-- The log's order is that of transactions, and a new cluster counts its transactions from the beginning again. After a
-- logical restore the cluster's own counter is added to what the log had reached: `select transactions_restarted()`.
create table transactions_before (
  only_row boolean primary key default true check (only_row),
  count    bigint not null check (count >= 0)
);
insert into transactions_before (count) values (0);
grant select on transactions_before to ${app_role};

create function event_tx() returns xid8 language sql volatile as
$$ select (pg_current_xact_id()::text::bigint + count)::text::xid8 from transactions_before $$;

-- What is told by transactions before this one is whole: none of them is still running.
create function event_horizon() returns xid8 language sql stable as
$$ select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + count)::text::xid8 from transactions_before $$;

alter table event alter column tx set default event_tx();

-- By the owner, after a restore and before the platform starts; once more does no harm.
create function transactions_restarted() returns bigint language sql as
$$
update transactions_before
set count = greatest(count, (select coalesce(max(tx), '0')::text::bigint from event)
                            - pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 1)
returning count
$$;
revoke execute on function transactions_restarted() from public;
