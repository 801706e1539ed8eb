package dev.panasock.samples.selftest;

/**
 * One line of the result.
 *
 * @param verdict what the check came to
 * @param name what was checked: a C function, or a part of the ABI
 * @param detail what was seen, or why nothing was
 */
record Finding(Verdict verdict, String name, String detail) {
    String line() {
        return "%-12s  %-28s  %s".formatted(verdict, name, detail).stripTrailing();
    }
}
