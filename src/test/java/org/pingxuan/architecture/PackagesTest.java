package org.pingxuan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The packages and their directions, as docs/design says them. */
@AnalyzeClasses(packages = "org.pingxuan", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    private static final String BASE = "org.pingxuan.";

    @ArchTest
    static final ArchRule shared_uses_no_other_package = uses("shared");

    @ArchTest
    static final ArchRule submission_uses_only_shared = uses("submission", "shared");

    @ArchTest
    static final ArchRule policy_uses_only_shared = uses("policy", "shared");

    @ArchTest
    static final ArchRule calendar_uses_only_shared = uses("calendar", "shared");

    @ArchTest
    static final ArchRule ledger_uses_only_shared = uses("ledger", "shared");

    @ArchTest
    static final ArchRule verdict_uses_policy_and_submission = uses("verdict", "shared", "policy", "submission");

    @ArchTest
    static final ArchRule workbook_uses_policy = uses("workbook", "shared", "policy");

    @ArchTest
    static final ArchRule rulebook_uses_the_vocabulary_and_the_ledger =
            uses("rulebook", "shared", "policy", "submission", "verdict", "calendar", "ledger");

    @ArchTest
    static final ArchRule slate_uses_the_vocabulary = uses(
                    "slate", "shared", "policy", "submission", "verdict", "calendar")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule lists_judge_with_rules_figures_and_the_record =
            uses("lists", "shared", "policy", "submission", "verdict", "slate", "rulebook", "decision");

    @ArchTest
    static final ArchRule screening_authoring_and_audit_do_not_use_each_other = noClasses()
            .that()
            .resideInAPackage(BASE + "screening..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "authoring..", BASE + "audit..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule authoring_does_not_use_screening_or_audit = noClasses()
            .that()
            .resideInAPackage(BASE + "authoring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "screening..", BASE + "audit..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule audit_does_not_use_screening_or_authoring = noClasses()
            .that()
            .resideInAPackage(BASE + "audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "screening..", BASE + "authoring..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("org.pingxuan.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_rulebook_uses_drools = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "rulebook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule only_workbook_uses_poi = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "workbook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..");

    @ArchTest
    static final ArchRule vocabulary_is_plain_java = noClasses()
            .that()
            .resideInAnyPackage(
                    BASE + "shared..",
                    BASE + "policy..",
                    BASE + "verdict..",
                    BASE + "calendar..",
                    BASE + "submission..",
                    BASE + "slate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.hibernate..", "org.kie..", "org.apache.poi..");

    @ArchTest
    static final ArchRule http_stands_only_in_resources_pages_and_http = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "http..")
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Pages")
            .and(DescribedPredicate.not(isPartOfResource()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule entities_are_private_to_their_package = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_clock_is_injected = noClasses()
            .that()
            .doNotHaveSimpleName("TimeSource")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    private static DescribedPredicate<JavaClass> isPartOfResource() {
        return DescribedPredicate.describe(
                "are nested in a resource or page", type -> type.getName().matches(".*(Resource|Pages)\\$.*"));
    }

    private static ClassesShouldConjunction uses(String name, String... others) {
        List<String> allowed = new ArrayList<>();
        allowed.add(BASE + name + "..");
        for (String other : others) {
            allowed.add(BASE + other + "..");
        }
        return classes()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "reside outside org.pingxuan or in " + allowed,
                        type -> !type.getPackageName().startsWith("org.pingxuan")
                                || allowed.stream()
                                        .map(pattern -> pattern.substring(0, pattern.length() - 2))
                                        .anyMatch(
                                                prefix -> type.getPackageName().equals(prefix)
                                                        || type.getPackageName().startsWith(prefix + "."))));
    }
}
