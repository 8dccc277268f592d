package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What k8s/city/distribution.md says of each table is what the migrated schema says. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DistributionTest {

    private static final Path WRITTEN = Path.of("k8s/city/distribution.md");
    private static final Path READ = Path.of("target/distribution.md");

    private static final String HEAD =
            """
            # Tables, by tenant

            Which tables Citus would distribute by `tenant_id`, and what of each stands in the way today: unique keys and foreign
            keys (to tables that would be distributed) that leave the tenant out. A test keeps this equal to the migrated schema.

            | table | distributed by | unique keys without the tenant | foreign keys without the tenant |
            |---|---|---|---|
            """;

    /** Partitions are their table's; Flyway's own table is nobody's. */
    private static final String ROWS =
            """
            with tables as (
              select c.oid, c.relname as name, c.relname = 'tenant' as is_tenant,
                     (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant,
                     (select a.attnotnull from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as always
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'flyway%'),
            keys as (
              select t.oid, string_agg('`' || k.relname || '`', ', ' order by k.relname) as names
              from tables t join pg_index i on i.indrelid = t.oid join pg_class k on k.oid = i.indexrelid
              where i.indisunique and t.tenant is not null and not t.tenant = any (i.indkey)
              group by t.oid),
            links as (
              select t.oid, string_agg('`' || r.name || '`', ', ' order by r.name) as names
              from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and f.conparentid = 0
              join tables r on r.oid = f.confrelid and not r.is_tenant and r.tenant is not null
              where t.tenant is not null and not t.tenant = any (f.conkey)
              group by t.oid)
            select string_agg(format(E'| `%s` | %s | %s | %s |\\n', t.name,
                     case when t.is_tenant then 'nothing: on every node' when t.tenant is null then 'nothing: on one node'
                          when t.always then '`tenant_id`' else '`tenant_id`, which may be null: not yet' end,
                     coalesce(keys.names, ''), coalesce(links.names, '')), '' order by t.name)
            from tables t left join keys using (oid) left join links using (oid)
            """;

    @Test
    void each_table_is_written_down_as_it_is() throws IOException {
        var document = HEAD + TestTenant.read(ROWS);

        Files.writeString(READ, document);

        assertEquals(Files.readString(WRITTEN), document, () -> "copy " + READ + " to " + WRITTEN);
    }
}
