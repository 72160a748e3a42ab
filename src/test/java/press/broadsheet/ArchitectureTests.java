package press.broadsheet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Valve;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RequestMapping;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares the table of packages in {@code src/docs/architecture.md} with the code. */
@AnalyzeClasses(packagesOf = Broadsheet.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = Broadsheet.class.getPackageName();

    /** A larger package holds more than one idea. */
    private static final int MOST_CLASSES = 35;

    /** Each package and the packages it may import besides {@code publication}, from the table. */
    private static final Map<String, Set<String>> PACKAGES = table(Path.of("src/docs/architecture.md"));

    /** Matches rows such as {@code | `archive.sql` | JDBC helpers. | sql, ledger |}. */
    private static Map<String, Set<String>> table(Path architecture) {
        Pattern row = Pattern.compile("\\| `([a-z.]+)` \\| [^|]+ \\| ([^|]*) \\|");
        try {
            Map<String, Set<String>> packages = new LinkedHashMap<>();
            Files.readAllLines(architecture).stream().map(row::matcher).filter(Matcher::matches)
                    .forEach(line -> packages.put(line.group(1), Arrays.stream(line.group(2).split("[, ]+"))
                            .filter(name -> name.matches("[a-z.]+"))
                            .collect(Collectors.toCollection(TreeSet::new))));
            return packages;
        } catch (IOException unreadable) {
            throw new IllegalStateException("src/docs/architecture.md has the table of packages", unreadable);
        }
    }

    @ArchTest
    static void everyPackageImportsWhatTheTableSaysAndNoOther(JavaClasses application) {
        Map<String, Set<String>> imports = new TreeMap<>();
        application.stream().filter(type -> !type.getPackageName().equals(ROOT)).forEach(type -> {
            Set<String> from = imports.computeIfAbsent(name(type), any -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTests::name)
                    .filter(target -> !target.equals(name(type)) && !target.equals("publication"))
                    .forEach(from::add);
        });
        assertThat(imports).as("imports of each package, as in src/docs/architecture.md").isEqualTo(new TreeMap<>(PACKAGES));
    }

    private static String name(JavaClass type) {
        return type.getPackageName().equals(ROOT) ? "" : type.getPackageName().substring(ROOT.length() + 1);
    }

    @ArchTest
    static void everyPackageSaysInOneSentenceWhatItIsAndAllowsNoNulls(JavaClasses application) {
        assertThat(PACKAGES.keySet())
                .allSatisfy(name -> assertThat(application.getPackage(ROOT + "." + name).isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info.java with @NullMarked", name)
                        .isTrue());
    }

    @ArchTest
    static void everyPackageHoldsOneIdea(JavaClasses application) {
        assertThat(topLevel(application).collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .allSatisfy((name, classes) -> assertThat(classes).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    @ArchTest
    static void everySimpleNameIsUsedOnce(JavaClasses application) {
        assertThat(topLevel(application).collect(Collectors.groupingBy(JavaClass::getSimpleName)).values())
                .filteredOn(types -> types.size() > 1)
                .as("classes with the same simple name")
                .isEmpty();
    }

    private static Stream<JavaClass> topLevel(Collection<JavaClass> application) {
        return application.stream().filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    @ArchTest
    static final ArchRule theRootIsNotImported = noClasses()
            .that().resideOutsideOfPackage(ROOT)
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule packagesFormNoCycle = SlicesRuleDefinition.slices()
            .matching(ROOT + ".(**)")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheArchiveSpeaksSql = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".archive..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.h2.."));

    @ArchTest
    static final ArchRule onlyMarkdownKnowsFlexmark = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".manuscript.markdown")
            .should().dependOnClassesThat(resideInAPackage("com.vladsch.flexmark.."));

    @ArchTest
    static final ArchRule onlyTheServerPackageKnowsWhichServerItIs = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".edge.server")
            .should().dependOnClassesThat(resideInAnyPackage("org.apache.catalina..", "org.apache.coyote..",
                    "org.apache.tomcat..", "org.apache.juli..", "org.springframework.boot.tomcat.."));

    @ArchTest
    static final ArchRule onlyTheManuscriptKnowsTreesOfHtml = noClasses()
            .that().resideOutsideOfPackage(ROOT + ".manuscript..")
            .should().dependOnClassesThat(resideInAPackage("org.jsoup.."));

    @ArchTest
    static final ArchRule controllersAreNotPublic = classes()
            .that().areMetaAnnotatedWith(Controller.class)
            .or().areMetaAnnotatedWith(ControllerAdvice.class)
            .should().notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule handlersAreNotPublic = methods()
            .that().areMetaAnnotatedWith(RequestMapping.class)
            .should().notBePublic()
            .allowEmptyShould(true);

    /** Their order is defined in one place, and nothing else calls them. */
    @ArchTest
    static final ArchRule filtersAreUsedByTheirConfigurationAlone = classes()
            .that().areAssignableTo(Filter.class)
            .or().areAssignableTo(Valve.class)
            .should(onlyBeUsed("by their package and the configuration of filters",
                    (filter, user) -> user.getPackage().equals(filter.getPackage())
                            || user.getSimpleName().equals("FilterConfiguration")));

    /** Except the settings of the publication: name, URL and time zone are used in every package. */
    @ArchTest
    static final ArchRule settingsAreUsedInTheirOwnRoomAlone = classes()
            .that(describe("are settings of a room", ArchitectureTests::areSettings))
            .and().resideOutsideOfPackage(ROOT + ".publication")
            .should(onlyBeUsed("in their own room", (settings, user) -> room(user).equals(room(settings))));

    private static boolean areSettings(JavaClass type) {
        return type.isAnnotatedWith(ConfigurationProperties.class) || type.getSimpleName().endsWith("Settings");
    }

    private static ArchCondition<JavaClass> onlyBeUsed(String where, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("be used only " + where) {
            @Override
            public void check(JavaClass used, ConditionEvents events) {
                used.getDirectDependenciesToSelf().stream()
                        .filter(use -> !allowed.test(used, use.getOriginClass()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }

    /** The first part of the package below the root. */
    private static String room(JavaClass type) {
        return name(type).replaceFirst("\\..*", "");
    }

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDate.class, "now")
            .orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(OffsetDateTime.class, "now")
            .orShould().callMethod(ZonedDateTime.class, "now")
            .orShould().callMethod(Year.class, "now")
            .orShould().callMethod(YearMonth.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis");
}
