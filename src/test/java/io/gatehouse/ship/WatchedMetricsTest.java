package io.gatehouse.ship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the dashboard draws, the alarms look at, and the autoscaler goes by, is published. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WatchedMetricsTest {

    private static final Pattern SERIES = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b");
    /** Words of PromQL with an underscore, and labels. */
    private static final Set<String> LANGUAGE = Set.of("histogram_quantile", "avg_over_time");

    @Test
    void every_metric_that_is_watched_is_published() {
        var published = published();
        var watched = watched();

        var missing = new TreeSet<>(watched);
        missing.removeAll(published);

        assertEquals(Set.of(), missing);
        assertTrue(watched.size() > 20, watched::toString);
    }

    @Test
    void what_the_process_holds_is_told_from_the_beginning() {
        assertTrue(RestAssured.get("/q/metrics").asString().contains("gatehouse_messages_held "));
    }

    @Test
    void a_metric_that_nobody_publishes_is_noticed() {
        assertEquals(
                Set.of("gatehouse_messages_lost_total"),
                in("sum(rate(gatehouse_messages_lost_total{kind=\"a_b\"}[5m]))"));
        assertFalse(published().contains("gatehouse_messages_lost_total"));
    }

    private static Set<String> published() {
        TestTenant.made().as("OPERATOR").get("/v1/parks").then().statusCode(200);
        var names = PublishedMeters.names();
        RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.split("[ {]", 2)[0]));
        return names;
    }

    private static Set<String> watched() {
        var names = new TreeSet<String>();
        var folder = Path.of("k8s/monitoring");
        Stream.of("gatehouse.json", "alerts.yaml")
                .flatMap(file -> Yaml.anywhere(Yaml.one(folder.resolve(file)), "expr").stream())
                .forEach(expression -> names.addAll(in(expression.asText())));
        Kustomization.ofKind(Kustomization.assembled(Path.of("k8s/base")), "HorizontalPodAutoscaler")
                .forEach(scaler -> Yaml.anywhere(scaler, "metric")
                        .forEach(metric -> names.add(metric.path("name").asText())));
        Yaml.anywhere(Yaml.one(folder.resolve("adapter.yaml")), "seriesQuery")
                .forEach(query -> names.addAll(in(query.asText())));
        return names;
    }

    private static Set<String> in(String expression) {
        var names = new TreeSet<String>();
        var bare = expression.replaceAll("\\{[^}]*}", "").replaceAll("by \\([^)]*\\)", "");
        SERIES.matcher(bare).results().forEach(found -> names.add(found.group()));
        names.removeAll(List.copyOf(LANGUAGE));
        return names;
    }
}
