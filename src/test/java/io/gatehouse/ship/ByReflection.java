package io.gatehouse.ship;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gatehouse.event.EventView;
import io.gatehouse.event.StreamMessage;
import io.gatehouse.lane.SceneView;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.StoredJson;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;

/** What libraries read of our classes behind the compiler's back, beside what an endpoint takes and gives. */
final class ByReflection {

    private static final List<String> READERS = List.of("readValue", "treeToValue", "convertValue");
    private static final Pattern WRITES =
            Pattern.compile("(\\.|::)(writeValueAsString|writeValueAsBytes|valueToTree)\\b");
    private static final Path SOURCES = Path.of("src/main/java");

    /** Who writes JSON by hand, and what; a new one is added here with what it writes. */
    private static final Set<String> WHO_WRITES = Set.of(
            "io.gatehouse.access.IdempotencyFilter", // what an endpoint gives
            "io.gatehouse.call.HeldScenes",
            "io.gatehouse.event.StreamResource",
            "io.gatehouse.event.StreamSocket",
            "io.gatehouse.event.webhook.Couriers",
            "io.gatehouse.fee.SoundTariffs", // what came by an endpoint
            "io.gatehouse.order.sandbox.SandboxJob", // what it reads as well
            "io.gatehouse.platform.Doorstep", // what every endpoint gives
            "io.gatehouse.platform.MergePatch", // what it reads as well
            "io.gatehouse.platform.StoredJson"); // what it reads as well, and quotes, which endpoints give

    private static final List<Class<?>> WRITTEN = List.of(EventView.class, StreamMessage.class, SceneView.class);

    private static final String WECHAT = "io.gatehouse.order.wechat";

    private ByReflection() {}

    private static JavaClasses imported(String folder) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(folder);
    }

    /** Classes that write JSON by hand and are not known to; read from the sources, which is quick. */
    static Set<String> unknownWriters() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var writers = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("io/gatehouse/simulator")))
                    .filter(file -> WRITES.matcher(Yaml.text(file)).find())
                    .map(file -> SOURCES.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            writers.removeAll(WHO_WRITES);
            return writers;
        }
    }

    /** Everything of ours that Jackson writes and reads outside endpoints, and all that it consists of. */
    static Set<String> json() {
        var found = new TreeSet<String>();
        var classes = imported("io.gatehouse");
        WRITTEN.forEach(type -> reach(type, "io.gatehouse.", found));
        Stream.concat(
                        callers(classes, READERS, Set.of(ObjectMapper.class.getName())),
                        callers(
                                classes,
                                List.of("read", "apply"),
                                Set.of(StoredJson.class.getName(), MergePatch.class.getName())))
                .flatMap(caller -> caller.getReferencedClassObjects().stream())
                .map(literal -> literal.getRawType().reflect())
                .filter(type -> type.isRecord())
                .forEach(type -> reach(type, "io.gatehouse.", found));
        classes.stream()
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(JdbcTypeCode.class))
                .forEach(field -> reach(field.getGenericType(), "io.gatehouse.", found));
        return found;
    }

    /** WeChat Pay's models that our code knows, and all that they consist of. */
    static Set<String> wechat() {
        var found = new TreeSet<String>();
        imported(WECHAT).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(type -> type.getPackageName().startsWith("com.wechat.pay")
                        && type.getPackageName().endsWith(".model"))
                .map(JavaClass::reflect)
                // these are the path and the query of a GET: nobody makes JSON of them
                .filter(type -> !type.getSimpleName().startsWith("Query")
                        || !type.getSimpleName().endsWith("Request"))
                .forEach(type -> reach(type, "com.wechat.pay", found));
        return found;
    }

    /** Classes around WeChat Pay that carry this. */
    static Stream<Class<?>> annotated(Class<? extends Annotation> annotation) {
        return imported(WECHAT).stream()
                .filter(type -> type.isAnnotatedWith(annotation))
                .map(JavaClass::reflect);
    }

    static Set<String> consistsOf(Class<?> type, String ours) {
        var found = new TreeSet<String>();
        reach(type, ours, found);
        return found;
    }

    private static Stream<JavaClass> callers(JavaClasses classes, Collection<String> methods, Set<String> owners) {
        return classes.stream()
                .filter(type -> !type.getPackageName().startsWith("io.gatehouse.simulator"))
                .filter(type -> Stream.concat(
                                type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
                        .anyMatch(call -> methods.contains(call.getTarget().getName())
                                && owners.contains(call.getTarget().getOwner().getName())));
    }

    private static void reach(Type type, String ours, Set<String> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, ours, found));
        } else if (type instanceof Class<?> plain && plain.isArray()) {
            reach(plain.getComponentType(), ours, found);
        } else if (type instanceof Class<?> plain && plain.getName().startsWith(ours) && !isOurEnum(plain)) {
            if (found.add(plain.getName())) {
                Stream.of(plain.getDeclaredFields())
                        .filter(ByReflection::isPart)
                        .forEach(field -> reach(field.getGenericType(), ours, found));
                if (plain.isSealed()) {
                    Stream.of(plain.getPermittedSubclasses()).forEach(kind -> reach(kind, ours, found));
                }
            }
        }
    }

    private static boolean isPart(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
    }

    /** Jackson needs no reflection for an enumeration; WeChat Pay's Gson reads the annotations of its constants. */
    private static boolean isOurEnum(Class<?> type) {
        return type.isEnum() && type.getName().startsWith("io.gatehouse");
    }
}
