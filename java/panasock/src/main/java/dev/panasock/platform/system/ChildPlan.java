package dev.panasock.platform.system;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a child process is started with.
 *
 * @param command the program and its arguments
 * @param environment its environment
 * @param directory its working directory, or null for that of this process
 * @param sockets for each descriptor of the child the number of the socket here, which is greater than all of these
 *         descriptors
 */
public record ChildPlan(List<String> command, Map<String, String> environment, String directory,
        SortedMap<Integer, Long> sockets) {
}
