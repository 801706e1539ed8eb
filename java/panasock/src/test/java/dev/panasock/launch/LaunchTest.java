package dev.panasock.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.launch.ChildJvm.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What java says, and what the library says, depending on how java was started. */
@Timeout(300)
class LaunchTest {
    private static final String DENY = "--illegal-native-access=deny";
    private static final String ALLOW_CLASS_PATH = "--enable-native-access=ALL-UNNAMED";
    private static final String ALLOW_MODULE = "--enable-native-access=dev.panasock.bindings";

    private static void assertSilentlyDone(Outcome outcome) {
        assertEquals(new Outcome(0, "done\n", ""), outcome);
    }

    /** Twice the same, whatever a first failure leaves behind in the classes that it met. */
    private static void assertDenied(String option, Outcome outcome) {
        String denied =
                "java.lang.IllegalCallerException: Panasock calls the system's socket functions directly and this JVM"
                        + " denies it native access. Start java with " + option + "\n";
        assertEquals(new Outcome(1, "", denied + denied), outcome);
    }

    @ParameterizedTest
    @EnumSource
    void theLineOfTheClassPath(Face face) {
        assertSilentlyDone(ChildJvm.onClassPath(ALLOW_CLASS_PATH, DENY).run(UseFace.class, face.name()));
    }

    @ParameterizedTest
    @EnumSource
    void theLineOfTheModulePath(Face face) {
        assertSilentlyDone(ChildJvm.onModulePath(ALLOW_MODULE, DENY).run(UseFace.class, face.name()));
    }

    @ParameterizedTest
    @EnumSource
    void deniedOnTheClassPath(Face face) {
        assertDenied(ALLOW_CLASS_PATH, ChildJvm.onClassPath(DENY).run(UseFace.class, face.name()));
    }

    @ParameterizedTest
    @EnumSource
    void deniedOnTheModulePath(Face face) {
        assertDenied(ALLOW_MODULE, ChildJvm.onModulePath(DENY).run(UseFace.class, face.name()));
    }

    /** Allowing only the API module is a natural mistake. */
    @ParameterizedTest
    @EnumSource
    void deniedWhenAnotherModuleIsAllowed(Face face) {
        assertDenied(ALLOW_MODULE,
                ChildJvm.onModulePath("--enable-native-access=dev.panasock", DENY).run(UseFace.class, face.name()));
    }

    /** Tables and addresses are plain Java. */
    @Test
    void whatCallsNothingNeedsNothing() {
        assertSilentlyDone(ChildJvm.onModulePath(DENY).run(UseTables.class));
    }

    /** Java warns and the library works. */
    @ParameterizedTest
    @EnumSource
    void notMentioned(Face face) {
        Outcome outcome = ChildJvm.onModulePath().run(UseFace.class, face.name());
        assertEquals(new Outcome(0, "done\n", outcome.err()), outcome);
    }
}
