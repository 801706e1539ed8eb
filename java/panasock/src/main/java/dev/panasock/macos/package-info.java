/**
 * What only macOS has, typed: {@link dev.panasock.macos.Kqueue}. On other systems the classes load, and their first call throws
 * {@link java.lang.UnsupportedOperationException}. Layouts and symbols are proven against the headers; nothing here was ever run.
 */
package dev.panasock.macos;
