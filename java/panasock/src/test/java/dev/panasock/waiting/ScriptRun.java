package dev.panasock.waiting;

import dev.panasock.Qemu;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a script with one caller. */
final class ScriptRun {
    /** A call that has not returned after so long waits for the next event. */
    private static final Duration GRACE = Duration.ofMillis(Qemu.isHere() ? 2000 : 200);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LIMITS_TO_WAIT_FOR = 8;
    private static final long CLOCK_MILLIS = 12;

    private ScriptRun() {
    }

    /**
     * What a run showed.
     *
     * @param text what is compared between all callers, or null if the face has no such call
     * @param form how a face says it, compared between the callers of NativeSocket
     */
    record Outcome(String text, String form) {
    }

    static Outcome of(Script script, Caller caller) throws Exception {
        try (Stage stage = new Stage()) {
            script.preparation().on(stage);
            CallFace face = caller.face(stage);
            CallThread call = new CallThread(caller.isVirtual, () -> script.call().make(face, stage));
            stage.call = call;
            call.start();
            call.awaitBlocked();
            for (Script.Action event : script.events()) {
                if (call.returnsWithin(GRACE)) {
                    break;
                }
                call.event();
                event.on(stage);
            }
            Duration last = script.winsock() != null && caller.isOfWinsock() || script.limitMillis() == 0 ? GRACE
                    : Duration.ofMillis((long) LIMITS_TO_WAIT_FOR * script.limitMillis());
            return call.returnsWithin(last) ? ended(script, stage)
                    : waiting(script, stage, caller);
        }
    }

    private static Outcome ended(Script script, Stage stage) throws Exception {
        CallThread call = stage.call;
        CallResult result = call.result();
        if (result == null) {
            return new Outcome(null, null);
        }
        String text = script.traits().contains(Script.Trait.SENT) ? stage.sent(result.text()) : result.text();
        int events = call.eventsAtReturn();
        return new Outcome(text + (events > 0 ? " after event " + events : " at once") + time(script, call)
                + left(script, stage), result.form());
    }

    /** A wait that goes on after an event goes on for what is left of the limit; others only end. */
    private static String time(Script script, CallThread call) {
        long millis = TimeUnit.NANOSECONDS.toMillis(call.nanos());
        int limit = script.limitMillis();
        return limit == 0 ? "" : millis < limit - CLOCK_MILLIS ? ", before its time"
                : millis > (script.events().isEmpty() ? LIMITS_TO_WAIT_FOR * limit : limit * 3 / 2) ? ", too late"
                : ", in time";
    }

    private static String left(Script script, Stage stage) throws Exception {
        return script.traits().contains(Script.Trait.LEFT) ? "; left " + stage.left() : "";
    }

    private static Outcome waiting(Script script, Stage stage, Caller caller) throws Exception {
        String text = "waits" + left(script, stage);
        if (caller != Caller.RAW) {
            stage.call.interrupt();
        }
        if (!stage.call.returnsWithin(GRACE)) {
            stage.disturb();
        }
        return new Outcome(stage.call.returnsWithin(LONG) ? text : text + ", and cannot be ended", "waits");
    }
}
