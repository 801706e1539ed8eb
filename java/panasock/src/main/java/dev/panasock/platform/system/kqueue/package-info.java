/** Readiness by kqueue, over the {@code KqueueApi} of any system that has one. */
package dev.panasock.platform.system.kqueue;
