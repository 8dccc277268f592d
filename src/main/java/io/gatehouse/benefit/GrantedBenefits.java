package io.gatehouse.benefit;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What campaigns and merchants have in common: parks of their tenant, and cars to be told that they may use something. */
@ApplicationScoped
public class GrantedBenefits {

    private static final Logger LOG = Logger.getLogger(GrantedBenefits.class);

    private final Database database;
    private final Event<BenefitGranted> granted;

    GrantedBenefits(Database database, Event<BenefitGranted> granted) {
        this.database = database;
        this.granted = granted;
    }

    /** Fails unless all of these parks are the tenant's. */
    public Uni<Void> placed(UUID tenant, List<UUID> parks) {
        if (parks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var wanted = new HashSet<>(parks);
        return database.inTenant(
                        tenant, tx -> tx.preparedQuery("select id from park where tenant_id = $1 and id = any ($2)")
                                .execute(values(tenant, wanted.toArray(UUID[]::new))))
                .invoke(rows -> rows.forEach(row -> wanted.remove(row.getUUID("id"))))
                .invoke(() -> wanted.stream().findFirst().ifPresent(missing -> {
                    throw Problem.notFound("park", missing);
                }))
                .replaceWithVoid();
    }

    /** After the commit: a car that waits may owe less now. */
    public void tell(BenefitGranted what) {
        if (what.stayId() == null && what.plate() == null) {
            return;
        }
        granted.fireAsync(what).whenComplete((heard, failure) -> {
            if (failure != null) {
                LOG.errorf(failure, "%s: its lanes were not told", what);
            }
        });
    }
}
