package dev.panasock.policy;

/**
 * A full name of the library in an import or in the code.
 *
 * @param packageName the longest package that the name begins with
 * @param type the simple name of the outermost type, or an empty text where a whole package is imported
 * @param finding where it stands, as {@code file:line: text}
 */
record Mention(String packageName, String type, String finding) {
}
