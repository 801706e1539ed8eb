package dev.panasock.samples.selftest;

/** What a check came to. */
enum Verdict {
    /** As the headers and the documents have it. */
    PASSED,
    /** Otherwise. */
    FAILED,
    /** Not tried, or the machine did not allow it. */
    INCONCLUSIVE
}
