/** The self-test: what the C headers say of each system against the bindings and the machine. */
package dev.panasock.samples.selftest;
