package dev.panasock.waiting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes a {@link Script}. */
final class ScriptBuilder {
    private final String name;
    private final Script.Call call;
    private final List<Script.Action> preparations = new ArrayList<>();
    private final List<Script.Action> events = new ArrayList<>();
    private final Set<Script.Trait> traits = EnumSet.noneOf(Script.Trait.class);
    private int limitMillis;
    private String winsock;

    ScriptBuilder(String name, Script.Call call) {
        this.name = name;
        this.call = call;
    }

    ScriptBuilder on(SocketKind kind) {
        return before(stage -> stage.open(kind));
    }

    ScriptBuilder before(Script.Action preparation) {
        preparations.add(preparation);
        return this;
    }

    ScriptBuilder event(Script.Action event) {
        events.add(event);
        return this;
    }

    ScriptBuilder compares(Script.Trait trait) {
        traits.add(trait);
        return this;
    }

    ScriptBuilder endsAfter(int millis) {
        limitMillis = millis;
        return this;
    }

    /** The document of Winsock says something else. */
    ScriptBuilder winsock(String outcome) {
        winsock = outcome;
        return this;
    }

    Script build() {
        List<Script.Action> all = List.copyOf(preparations);
        return new Script(name, stage -> {
            for (Script.Action one : all) {
                one.on(stage);
            }
        }, call, List.copyOf(events), traits, limitMillis, winsock);
    }
}
