package org.telltale.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Holds the module picture of the design and its bans. */
@AnalyzeClasses(
        packages = "org.telltale",
        importOptions = {ImportOption.DoNotIncludeTests.class, ModulePictureTest.NoFixtures.class})
class ModulePictureTest {
    /** The fixtures that inference lends to the other modules' tests come in a jar of their own. */
    static final class NoFixtures implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final Set<String> MUTABLE_COLLECTIONS =
            Set.of(
                    "java.util.ArrayList",
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.LinkedHashMap",
                    "java.util.LinkedList",
                    "java.util.TreeMap",
                    "java.util.concurrent.ConcurrentHashMap",
                    "java.util.concurrent.ConcurrentMap",
                    "java.util.concurrent.CopyOnWriteArrayList");

    private static final Set<String> NETWORK =
            Set.of(
                    "java.net.Socket",
                    "java.net.ServerSocket",
                    "java.net.DatagramSocket",
                    "java.net.MulticastSocket",
                    "java.net.URLConnection",
                    "java.net.HttpURLConnection",
                    "java.net.InetAddress",
                    "java.net.InetSocketAddress",
                    "java.nio.channels.SocketChannel",
                    "java.nio.channels.ServerSocketChannel",
                    "java.nio.channels.DatagramChannel",
                    "java.nio.channels.AsynchronousSocketChannel");

    @ArchTest
    static final ArchRule modules =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("app")
                    .definedBy("org.telltale.app..")
                    .layer("viewers")
                    .definedBy("org.telltale.viewers..")
                    .layer("local-db")
                    .definedBy("org.telltale.db..")
                    .layer("explainer")
                    .definedBy("org.telltale.explainer..")
                    .layer("inference")
                    .definedBy("org.telltale.inference..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("viewers")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("local-db")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("explainer")
                    .mayOnlyBeAccessedByLayers("app", "local-db");

    @ArchTest
    static final ArchRule packagesHaveNoCyclesAcrossModules =
            slices().matching("org.telltale.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule javaFxStaysInAppAndViewers =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.telltale.app..", "org.telltale.viewers..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..");

    @ArchTest
    static final ArchRule sqlStaysInLocalDb =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.telltale.db..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..");

    @ArchTest
    static final ArchRule nativeCodeStaysInInference =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.telltale.inference.worker..", "org.telltale.inference.runtime..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..");

    /** So analysing opens no connection: nothing that it is made of can. */
    @ArchTest
    static final ArchRule theNetworkIsForInstallingAlone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.telltale.inference.pack.install..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.net.http..", "javax.net..", "com.sun.net..")
                    .orShould()
                    .dependOnClassesThat(
                            DescribedPredicate.describe(
                                    "open connections", c -> NETWORK.contains(c.getName())))
                    .orShould()
                    .callMethodWhere(
                            DescribedPredicate.describe(
                                    "reads an address",
                                    call ->
                                            readsAnAddress(
                                                    call.getTargetOwner().getName(),
                                                    call.getTarget())));

    /** Methods that open a connection themselves, though their classes are harmless. */
    private static boolean readsAnAddress(String owner, AccessTarget.MethodCallTarget target) {
        if (owner.equals("java.net.URL")) {
            return Set.of("openStream", "openConnection", "getContent").contains(target.getName());
        }
        return target.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.net.URL") && foreign(owner));
    }

    /** Libraries that are handed an address read it; our own resources lie in the class path. */
    private static boolean foreign(String owner) {
        return owner.startsWith("javax.imageio.") || owner.startsWith("javax.sound.");
    }

    /** And nothing in inference can install: only who is asked to by a user. */
    @ArchTest
    static final ArchRule nothingInstallsByItself =
            noClasses()
                    .that()
                    .resideInAPackage("org.telltale.inference..")
                    .and()
                    .resideOutsideOfPackage("org.telltale.inference.pack.install..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.telltale.inference.pack.install..");

    @ArchTest
    static final ArchRule inferenceShowsNoAwt =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("org.telltale.inference..")
                    .and()
                    .areNotPrivate()
                    .should(notNameAwt());

    @ArchTest
    static final ArchRule explainerIsPureJava =
            noClasses()
                    .that()
                    .resideInAPackage("org.telltale.explainer..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.awt..",
                            "javax.imageio..",
                            "org.telltale.inference.worker..",
                            "org.telltale.inference.image..",
                            "java.sql..");

    @ArchTest
    static final ArchRule noStaticMutableState =
            fields().that().areStatic().should().beFinal().andShould(notHoldMutableState());

    @ArchTest
    static final ArchRule noServiceLocator =
            methods()
                    .that()
                    .areStatic()
                    .should(notBeNamedGetInstance())
                    .andShould(notHandOutOwnStaticField());

    @ArchTest
    static final ArchRule noHelperBags =
            noClasses()
                    .should()
                    .resideInAnyPackage("..util..", "..common..", "..core..", "..manager..")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule detectorsKeepNoStateOfAnAnalysis =
            fields().that()
                    .areDeclaredInClassesThat(
                            DescribedPredicate.describe(
                                    "implement Detector",
                                    c ->
                                            c.isAssignableTo(
                                                    "org.telltale.inference.engine.Detector")))
                    .should()
                    .beFinal();

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes()
                    .that()
                    .haveSimpleName("package-info")
                    .should()
                    .beAnnotatedWith("org.jspecify.annotations.NullMarked");

    private static ArchCondition<JavaMethod> notNameAwt() {
        return new ArchCondition<>("not name AWT types") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean awt =
                        isAwt(method.getRawReturnType())
                                || method.getRawParameterTypes().stream()
                                        .anyMatch(ModulePictureTest::isAwt);
                events.add(new SimpleConditionEvent(method, !awt, method.getFullName()));
            }
        };
    }

    private static boolean isAwt(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith("java.awt");
    }

    private static ArchCondition<JavaField> notHoldMutableState() {
        return new ArchCondition<>("not hold mutable state") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                String type = field.getRawType().getName();
                boolean mutable =
                        MUTABLE_COLLECTIONS.contains(type)
                                || type.startsWith("java.util.concurrent.atomic");
                events.add(new SimpleConditionEvent(field, !mutable, field.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaMethod> notBeNamedGetInstance() {
        return new ArchCondition<>("not be named getInstance") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean locator = method.getName().equals("getInstance");
                events.add(new SimpleConditionEvent(method, !locator, method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaMethod> notHandOutOwnStaticField() {
        return new ArchCondition<>("not hand out a service held in a static field") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass type = method.getRawReturnType();
                boolean service =
                        method.getRawParameterTypes().isEmpty()
                                && !type.isArray()
                                && type.getPackageName().startsWith("org.telltale")
                                && !type.isEnum()
                                && !type.isRecord()
                                && method.getFieldAccesses().stream()
                                        .anyMatch(access ->
                                                access.getTarget()
                                                        .resolveMember()
                                                        .filter(f ->
                                                                f.getModifiers()
                                                                                .contains(
                                                                                        JavaModifier
                                                                                                .STATIC)
                                                                        && f.getRawType()
                                                                                .equals(type))
                                                        .isPresent());
                events.add(new SimpleConditionEvent(method, !service, method.getFullName()));
            }
        };
    }
}
