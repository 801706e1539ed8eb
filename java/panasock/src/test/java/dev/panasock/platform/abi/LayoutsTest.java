package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.platform.abi.OptionCodec.LingerValue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small structures in the layout of every system, on every host. */
class LayoutsTest {
    private static MemorySegment zeroed(long size) {
        return Arena.ofAuto().allocate(size, 8);
    }

    @ParameterizedTest
    @EnumSource
    void aPollfdHoldsHandleAndEvents(OperatingSystem system) {
        PollFd layout = PollFd.of(system);
        boolean windows = system == OperatingSystem.WINDOWS;
        assertEquals(windows ? 16 : 8, layout.size());
        MemorySegment fds = zeroed(2 * layout.size());
        long s = windows ? 0x1_0000_0007L : 7;
        layout.set(fds, 1, s, 0x41);
        assertEquals(0, fds.get(JAVA_LONG, 0));
        assertEquals(s, windows ? fds.get(JAVA_LONG, 16) : fds.get(JAVA_INT, 8));
        assertEquals(0x41, fds.get(JAVA_SHORT, windows ? 24 : 12));
        fds.set(JAVA_SHORT, windows ? 26 : 14, (short) 0x8001);
        assertEquals(0x8001, layout.happened(fds, 1));
        assertEquals(0, layout.happened(fds, 0));
    }

    @ParameterizedTest
    @EnumSource
    void hintsStandWhereTheSystemReadsThem(OperatingSystem system) {
        AddrinfoLayout layout = AddrinfoLayout.of(system);
        assertEquals(48, layout.size());
        MemorySegment info = zeroed(layout.size());
        layout.hints(info, 1, 2, 3, 4);
        assertEquals(1, layout.flags(info));
        assertEquals(2, layout.family(info));
        assertEquals(3, layout.type(info));
        assertEquals(4, layout.protocol(info));
        for (int i = 0; i < 4; i++) {
            assertEquals(i + 1, info.getAtIndex(JAVA_INT, i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pointersOfAListAreFollowed(OperatingSystem system) {
        AddrinfoLayout layout = AddrinfoLayout.of(system);
        boolean linux = system == OperatingSystem.LINUX;
        MemorySegment info = zeroed(layout.size());
        MemorySegment name = Arena.global().allocateFrom("host");
        MemorySegment address = Arena.global().allocate(16);
        address.set(JAVA_INT, 0, 4711);
        info.set(JAVA_INT, 16, 16);
        info.set(ADDRESS, linux ? 24 : 32, address);
        info.set(ADDRESS, linux ? 32 : 24, name);
        info.set(ADDRESS, 40, info);
        assertEquals(16, layout.length(info));
        assertEquals(16, layout.address(info).byteSize());
        assertEquals(4711, layout.address(info).get(JAVA_INT, 0));
        assertEquals("host", layout.name(info));
        assertEquals(info.address(), layout.next(info));
        assertEquals(layout.size(), layout.element(layout.next(info)).byteSize());
    }

    @ParameterizedTest
    @EnumSource
    void groupsAndSourcesStandBehindTheInterface(OperatingSystem system) {
        MembershipLayout layout = MembershipLayout.of(system);
        boolean packed = system == OperatingSystem.MACOS;
        assertEquals(new MembershipLayout(packed ? 132 : 136, packed ? 4 : 8, packed ? 260 : 264, packed ? 132 : 136),
                layout);
        MemorySegment request = zeroed(layout.groupSize());
        MembershipLayout.setInterface(request, 7);
        assertEquals(7, request.get(JAVA_INT, 0));
    }

    @Test
    void anOptionHasLevelNumberAndFormOfItsName() {
        OptionRow<Boolean> row = OptionLevel.TCP.flag("TCP_NODELAY");
        assertEquals("TCP_NODELAY", row.name());
        assertEquals(Numbers.of("IPPROTO_TCP"), row.level().number());
        assertEquals(Numbers.of("TCP_NODELAY"), row.number());
        assertEquals("flag", row.codec().form());
        assertEquals(OptionRow.Access.BOTH, row.access());
        assertEquals(OptionRow.Access.READ, row.readOnly().access());
        assertEquals(OptionRow.Access.WRITE, row.writeOnly().access());
        assertEquals("IPPROTO_TCP", row.level().toString());
    }

    @ParameterizedTest
    @EnumSource
    void anOptionOfAnotherNameHasItsNumber(OperatingSystem system) {
        OptionRow<Boolean> row = OptionLevel.IP.flag("IP_PKTINFO").named(OperatingSystem.MACOS, "IP_RECVPKTINFO");
        boolean macos = system == OperatingSystem.MACOS;
        assertEquals(Constants.number(system, macos ? "IP_RECVPKTINFO" : "IP_PKTINFO"), row.number().on(system));
        assertEquals(macos ? Numbers.ABSENT : Constants.number(system, "IP_PKTINFO"),
                row.absentOn(OperatingSystem.MACOS).number().on(system));
    }

    private static <T> T roundTrip(OptionCodec<T> codec, OperatingSystem system, T value) {
        MemorySegment memory = zeroed(codec.size(system));
        codec.write(system, memory, value);
        return codec.read(system, memory);
    }

    @Property
    void numbersAndFlagsComeBack(@ForAll OperatingSystem system, @ForAll int number, @ForAll boolean flag) {
        assertEquals(number, roundTrip(OptionCodec.INT, system, number));
        assertEquals(flag, roundTrip(OptionCodec.BOOLEAN, system, flag));
    }

    @Test
    void aFlagOfOneByteIsReadToo() {
        MemorySegment memory = zeroed(4);
        memory.set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 1);
        assertEquals(true, OptionCodec.BOOLEAN.read(OperatingSystem.WINDOWS, memory));
    }

    @Property
    void lingerComesBack(@ForAll OperatingSystem system, @ForAll boolean on,
            @ForAll @IntRange(max = 0xffff) int seconds) {
        LingerValue value = new LingerValue(on, seconds);
        assertEquals(value, roundTrip(OptionCodec.LINGER, system, value));
        assertEquals(system == OperatingSystem.WINDOWS ? 4 : 8, OptionCodec.LINGER.size(system));
    }

    @Test
    void windowsLingersAtMostAnUnsignedShort() {
        for (int seconds : new int[] {-1, 0x10000}) {
            assertThrows(IllegalArgumentException.class, () -> roundTrip(OptionCodec.LINGER,
                    OperatingSystem.WINDOWS, new LingerValue(true, seconds)));
            assertEquals(seconds,
                    roundTrip(OptionCodec.LINGER, OperatingSystem.LINUX, new LingerValue(true, seconds)).seconds());
        }
    }

    @Property
    void aTimeRoundsUpToTheUnitOfTheSystem(@ForAll OperatingSystem system,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long nanos) {
        long unit = system == OperatingSystem.WINDOWS ? 1_000_000 : 1000;
        long expected = (nanos + unit - 1) / unit * unit;
        assertEquals(Duration.ofNanos(expected),
                roundTrip(OptionCodec.TIMEOUT, system, Duration.ofNanos(nanos)));
    }

    @Test
    void windowsHasNoTimeBeyondADword() {
        Duration most = Duration.ofMillis(0xffff_ffffL);
        assertEquals(most, roundTrip(OptionCodec.TIMEOUT, OperatingSystem.WINDOWS, most));
        for (Duration wrong : new Duration[] {most.plusNanos(1), Duration.ofMillis(-1),
            Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThrows(IllegalArgumentException.class,
                    () -> roundTrip(OptionCodec.TIMEOUT, OperatingSystem.WINDOWS, wrong));
        }
    }
}
