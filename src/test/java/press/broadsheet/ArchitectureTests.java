package press.broadsheet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.servlet.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
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

/** Holds the README's table of rooms against the code. */
@AnalyzeClasses(packagesOf = Broadsheet.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = Broadsheet.class.getPackageName();

    /** Each room, and the rooms that it may import. */
    private static final Map<String, Set<String>> ALLOWED_IMPORTS = Map.ofEntries(
            Map.entry("publication", Set.of()),
            Map.entry("manuscript", Set.of("publication")),
            Map.entry("archive", Set.of("publication", "manuscript")),
            Map.entry("importer", Set.of("publication", "manuscript", "archive")),
            Map.entry("search", Set.of("publication", "archive")),
            Map.entry("web", Set.of("publication", "archive")),
            Map.entry("pages", Set.of("publication", "archive", "search", "web")),
            Map.entry("feeds", Set.of("publication", "archive", "web")),
            Map.entry("edge", Set.of("publication", "archive", "web")),
            Map.entry("edge.server", Set.of("edge")),
            Map.entry("ops", Set.of("manuscript", "archive", "importer", "search", "edge")));

    @ArchTest
    static void everyPackageImportsOnlyWhatTheTableAllows(JavaClasses house) {
        ALLOWED_IMPORTS.forEach((room, allowed) -> {
            var closed = ALLOWED_IMPORTS.keySet().stream().filter(other -> !other.equals(room) && !allowed.contains(other));
            noClasses().that().resideInAPackage(packageOf(room))
                    .should().dependOnClassesThat().resideInAnyPackage(closed.map(ArchitectureTests::packageOf).toArray(String[]::new))
                    .because(room + " may import " + (allowed.isEmpty() ? "no other room" : "only " + allowed))
                    .allowEmptyShould(true)
                    .check(house);
        });
    }

    @ArchTest
    static final ArchRule everyClassIsInAKnownPackage = classes()
            .should().resideInAnyPackage(Stream.concat(Stream.of(ROOT), ALLOWED_IMPORTS.keySet().stream().map(ArchitectureTests::packageOf))
                    .toArray(String[]::new));

    @ArchTest
    static void everyPackageIsDocumentedAndNullMarked(JavaClasses house) {
        assertThat(Stream.concat(Stream.of(ROOT), ALLOWED_IMPORTS.keySet().stream().map(ArchitectureTests::packageOf)))
                .allSatisfy(room -> assertThat(house.getPackage(room).isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info.java with @NullMarked", room)
                        .isTrue());
    }

    @ArchTest
    static final ArchRule noPackageImportsTheRoot = noClasses()
            .that().resideOutsideOfPackage(ROOT)
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule packagesFormNoCycle = SlicesRuleDefinition.slices()
            .matching(ROOT + ".(*)..")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheArchiveUsesSql = noClasses()
            .that().resideOutsideOfPackage(packageOf("archive"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.h2.."));

    @ArchTest
    static final ArchRule onlyMarkdownClassesUseFlexmark = noClasses()
            .that().haveNameNotMatching(packageOf("manuscript").replace(".", "\\.") + "\\.Markdown.*")
            .should().dependOnClassesThat(resideInAPackage("com.vladsch.flexmark.."));

    @ArchTest
    static final ArchRule onlyOneRoomKnowsWhichServerItIs = noClasses()
            .that().resideOutsideOfPackage(packageOf("edge.server"))
            .should().dependOnClassesThat(resideInAnyPackage("org.apache.catalina..", "org.apache.coyote..",
                    "org.apache.tomcat..", "org.apache.juli..", "org.springframework.boot.tomcat.."));

    @ArchTest
    static final ArchRule onlyTheManuscriptKnowsTreesOfHtml = noClasses()
            .that().resideOutsideOfPackage(packageOf("manuscript"))
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

    @ArchTest
    static final ArchRule filtersAreNotPublic = classes()
            .that().areAssignableTo(Filter.class)
            .or().areAssignableTo(Valve.class)
            .should().notBePublic()
            .allowEmptyShould(true);

    /** The publication's own are the one exception: name, address and time zone are nouns that every room uses. */
    @ArchTest
    static final ArchRule settingsAreNotPublic = classes()
            .that(describe("are settings of a room", ArchitectureTests::isSettings))
            .and().resideOutsideOfPackage(packageOf("publication"))
            .should().notBePublic()
            .allowEmptyShould(true);

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

    private static String packageOf(String room) {
        return ROOT + "." + room;
    }

    private static boolean isSettings(JavaClass type) {
        return type.isAnnotatedWith(ConfigurationProperties.class) || type.getSimpleName().endsWith("Settings");
    }
}
