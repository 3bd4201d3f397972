package org.pingxuan.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whatever an explanation calls, however far, none of it needs the rules engine. */
@AnalyzeClasses(packages = "org.pingxuan", importOptions = ImportOption.DoNotIncludeTests.class)
class ExplanationNeedsNoRulesEngineTest {

    @ArchTest
    static final ArchRule an_explanation_is_written_with_the_rules_engine_switched_off = noClasses()
            .that()
            .haveFullyQualifiedName("org.pingxuan.audit.ExplanationResource")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");
}
