package dev.podfall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/architecture.md: who may use whom. */
class PackageDirectionsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .importPackages("dev.podfall")
            .that(DescribedPredicate.describe("are main code", PackageDirectionsTest::isMainCode));

    /** By where its source is: class files of main code and tests may lie in one folder. */
    private static boolean isMainCode(JavaClass type) {
        var file = type.getSource().flatMap(Source::getFileName).orElse("");
        return Files.exists(Path.of("src/main/java", type.getPackageName().replace('.', '/'), file));
    }

    /** What a package may use of ours, besides itself and the words for what it says. */
    @ParameterizedTest(name = "{0} uses {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "language   |",
                "api        |",
                "fork       |",
                "sim        | fork",
                "manifest   | api",
                "store      | api fork",
                "apiserver  | api fork manifest store sim",
                "client     | api fork store apiserver sim",
                "controller | api fork store sim client apiserver",
                "scheduler  | api fork store sim client apiserver",
                "kubelet    | api fork store sim client apiserver",
                "cluster    | api fork sim manifest store apiserver client controller scheduler kubelet",
                "explain    | api store cluster sim client apiserver controller scheduler kubelet",
                "kubectl    | api manifest apiserver cluster explain store client kubelet",
                "kept       | api manifest store apiserver cluster explain kubectl kubelet",
                "play       | api store cluster controller explain",
                "cli        | kept play kubectl cluster explain manifest api store apiserver client kubelet ui",
                "ui         | play kept cluster explain kubectl manifest api sim store apiserver client controller scheduler kubelet",
            })
    void aPackageUsesOnlyWhatItMay(String name, String mayUse) {
        var allowed = new ArrayList<String>(List.of("dev.podfall." + name + "..", "dev.podfall.language.."));
        if (mayUse != null) {
            for (var other : mayUse.strip().split(" ")) {
                allowed.add("dev.podfall." + other + "..");
            }
        }
        noClasses()
                .that()
                .resideInAPackage("dev.podfall." + name + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.podfall..")
                        .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void controllersDoNotKnowEachOther() {
        slices().matching("dev.podfall.controller.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CODE);
    }

    @Test
    void featuresOfTheWindowDoNotKnowEachOther() {
        for (var feature : features()) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.podfall.ui." + feature + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("dev.podfall.ui..")
                            .and(not(resideInAnyPackage(
                                    "dev.podfall.ui." + feature + "..",
                                    "dev.podfall.ui.control..",
                                    "dev.podfall.ui.style..",
                                    "dev.podfall.ui.text..",
                                    "dev.podfall.ui.frame..",
                                    "dev.podfall.ui.outlook.."))))
                    .allowEmptyShould(true)
                    .check(CODE);
        }
    }

    /** All packages of the window but the shared ones, and but {@code app}, which puts the features together. */
    private static List<String> features() {
        return CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("dev.podfall.ui."))
                .map(name -> name.substring("dev.podfall.ui.".length()).split("\\.")[0])
                .distinct()
                .filter(name -> !List.of("app", "control", "style", "text", "frame", "outlook")
                        .contains(name))
                .sorted()
                .toList();
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.podfall.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..")
                .check(CODE);
    }

    @Test
    void topLevelPackagesFormNoCycle() {
        slices().matching("dev.podfall.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theEngineKnowsNoWallClockNoThreadsAndNoUnseededChance() {
        noClasses()
                .that(resideInAnyPackage("dev.podfall..")
                        .and(not(resideInAnyPackage(
                                "dev.podfall.ui..",
                                "dev.podfall.play..",
                                "dev.podfall.cli..",
                                "dev.podfall.kept.log..",
                                "dev.podfall.language..",
                                "dev.podfall"))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent")
                .check(CODE);
    }

    @Test
    void theEngineIteratesNoHashedCollections() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.podfall.api..",
                        "dev.podfall.sim..",
                        "dev.podfall.store..",
                        "dev.podfall.apiserver..",
                        "dev.podfall.client..",
                        "dev.podfall.controller..",
                        "dev.podfall.scheduler..",
                        "dev.podfall.kubelet..",
                        "dev.podfall.cluster..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashMap")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashSet")
                .check(CODE);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                        com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching(
                                ".*(Impl|Base|Abstract\\w*|Manager|Helper|Utils?)$")))
                .check(CODE);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        var missing = new ArrayList<String>();
        var nullMarked = Pattern.compile("@NullMarked\\s+package ");
        try (var folders = Files.walk(Path.of("src/main/java"))) {
            for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
                try (var files = Files.list(folder)) {
                    boolean hasCode = files.anyMatch(file -> file.toString().endsWith(".java"));
                    var info = folder.resolve("package-info.java");
                    if (hasCode
                            && !(Files.exists(info)
                                    && nullMarked
                                            .matcher(Files.readString(info))
                                            .find()
                                    && Files.readString(info).contains("/**"))) {
                        missing.add(folder.toString());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
