/**
 * Waiting for many sockets: {@link dev.panasock.poll.Poller}, which does the same on every system and takes the best that each has, and
 * {@link dev.panasock.poll.PollSet}, which is poll(2) and WSAPoll as they are.
 */
package dev.panasock.poll;
