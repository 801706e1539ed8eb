package dev.panasock;

/**
 * The answer of {@code getnameinfo}.
 *
 * @param host the name of the host, or its address as text
 * @param service the name of the service, or the port as text
 */
public record NameInfo(String host, String service) {
}
