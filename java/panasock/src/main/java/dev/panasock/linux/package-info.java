/**
 * What only Linux has, typed: {@link dev.panasock.linux.Epoll}, and the descriptors that are made to be waited for,
 * {@link dev.panasock.linux.EventFd} and {@link dev.panasock.linux.TimerFd}. On other systems the classes load, and their first call throws
 * {@link java.lang.UnsupportedOperationException}. A program that is to run everywhere uses {@link dev.panasock.poll.Poller}.
 */
package dev.panasock.linux;
