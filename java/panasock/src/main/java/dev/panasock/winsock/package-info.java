/**
 * The C-shaped face: Winsock 2 with its C names, constants, structs and meaning, on Windows, Linux and macOS.
 *
 * <p>A program written for Winsock is ported line by line with {@code import static dev.panasock.winsock.Winsock2.*}.
 * {@link dev.panasock.winsock.Winsock2} holds the functions, {@link dev.panasock.winsock.SOCKET} is the socket,
 * and the structs keep their C names and fields as views over memory in Winsock's layout.
 */
package dev.panasock.winsock;
