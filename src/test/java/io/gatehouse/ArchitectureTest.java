package io.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a name and a room promise (design/house.md), held to it. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gatehouse");

    /** Edges; services, and what is one by another name; and the database: plurals, and words for a whole of many. */
    private static final Pattern MAY_WAIT = Pattern.compile(".*(Resource|Socket|Mqtt|Job|Filter|Readiness"
            + "|Service|Stream|Signal|Channel|Center|Voice|Pop|Pursuit|Completion|Fulfilment"
            + "|[^s]s|box|Ledger|LanesKnown|MessagesSetAside)");

    private static final Pattern EDGE = Pattern.compile(".*(Resource|Socket|Filter|Query|Mqtt|Job)");

    @Test
    void only_edges_services_and_plurals_wait() {
        noClasses()
                .that(named(MAY_WAIT, false))
                .and()
                .resideOutsideOfPackages("io.gatehouse.platform..", "io.gatehouse.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye.mutiny..", "io.vertx.mutiny..")
                .check(CLASSES);
    }

    @Test
    void only_edges_speak_http() {
        noClasses()
                .that(named(EDGE, false))
                .and()
                .resideOutsideOfPackages("io.gatehouse.platform..", "io.gatehouse.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.ext.web..")
                .check(CLASSES);
    }

    @Test
    void only_edges_speak_mqtt() {
        noClasses()
                .that(named(EDGE, false))
                .and()
                .resideOutsideOfPackages("io.gatehouse.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hivemq..")
                .check(CLASSES);
    }

    @Test
    void the_neighbours_of_the_lane_do_not_know_it() {
        noClasses()
                .that()
                .resideInAnyPackage(rooms("vehicle", "card", "fee", "order", "park"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.gatehouse.lane..")
                .check(CLASSES);
    }

    @Test
    void the_platform_knows_no_room() {
        noClasses()
                .that()
                .resideInAPackage("io.gatehouse.platform..")
                .should()
                .dependOnClassesThat(inARoomOtherThan("io.gatehouse.platform"))
                .check(CLASSES);
    }

    @Test
    void the_simulator_knows_only_the_wire_and_nobody_knows_it() {
        noClasses()
                .that()
                .resideInAPackage("io.gatehouse.simulator..")
                .should()
                .dependOnClassesThat(inARoomOtherThan("io.gatehouse.simulator"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gatehouse.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.gatehouse.simulator..")
                .check(CLASSES);
    }

    @Test
    void no_name_says_nothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base|Dto)")
                .orShould()
                .resideInAnyPackage("..dto..", "..mapper..", "..util..", "..impl..", "..model..", "..service..")
                .check(CLASSES);
    }

    @Test
    void what_decides_has_no_clock_and_no_plumbing() {
        noClasses()
                .that(areNamed("LaneRules", "Situation", "Quoter", "PlateMatcher", "Plate", "PassageState"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.enterprise..", "jakarta.inject..", "jakarta.ws.rs..", "io.smallrye..", "io.vertx..")
                .check(CLASSES);
    }

    @Test
    void values_have_no_plumbing() {
        noClasses()
                .that(areValues())
                .and()
                .resideOutsideOfPackages("io.gatehouse.platform..", "io.gatehouse.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye.mutiny..", "jakarta.ws.rs..", "com.hivemq..", "jakarta.enterprise..")
                .check(CLASSES);
    }

    private static String[] rooms(String... names) {
        return Arrays.stream(names).map(name -> "io.gatehouse." + name + "..").toArray(String[]::new);
    }

    /** By the class that its file is named after. */
    private static DescribedPredicate<JavaClass> named(Pattern pattern, boolean so) {
        return DescribedPredicate.describe(
                (so ? "are named like " : "are not named like ") + pattern,
                type -> pattern.matcher(fileOf(type).getSimpleName()).matches() == so);
    }

    private static JavaClass fileOf(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::fileOf).orElse(type);
    }

    private static DescribedPredicate<JavaClass> inARoomOtherThan(String room) {
        return DescribedPredicate.describe(
                "are in a room other than " + room,
                type -> type.getPackageName().startsWith("io.gatehouse.")
                        && !type.getPackageName().startsWith(room));
    }

    private static DescribedPredicate<JavaClass> areNamed(String... names) {
        return DescribedPredicate.describe(
                "are one of " + List.of(names), type -> List.of(names).contains(type.getSimpleName()));
    }

    /** Records and enumerations of their own; one inside an edge or a plural may hold what that works with. */
    private static DescribedPredicate<JavaClass> areValues() {
        return DescribedPredicate.describe(
                "are values", type -> type.getEnclosingClass().isEmpty() && (type.isRecord() || type.isEnum()));
    }
}
