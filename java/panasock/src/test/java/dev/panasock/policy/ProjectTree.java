package dev.panasock.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The text files of the project as they stand in its folder; what a build or a tool left there is not part of it.
 *
 * @param files the files
 */
public record ProjectTree(List<SourceFile> files) {
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".idea", ".vscode", ".settings", "__pycache__");

    /**
     * The root of the project: the system property {@code panasock.root}, else the first folder from the working directory
     * upwards that has the licence beside a pom.xml.
     *
     * @return the folder
     */
    public static Path root() {
        String told = System.getProperty("panasock.root");
        if (told != null) {
            return Path.of(told);
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("LICENSE"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the project: " + start);
    }

    /**
     * Reads the project.
     *
     * @return all its text files
     */
    public static ProjectTree read() {
        Path root = root();
        List<SourceFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName())) ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (NOT_OURS.contains(String.valueOf(file.getFileName()))) {
                        return FileVisitResult.CONTINUE; // a worktree has a file there
                    }
                    String path = root.relativize(file).toString().replace('\\', '/');
                    try {
                        files.add(new SourceFile(path, Files.readString(file).replace("\r\n", "\n")));
                    } catch (MalformedInputException binary) {
                        return FileVisitResult.CONTINUE;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProjectTree(List.copyOf(files));
    }

    Stream<SourceFile> matching(Predicate<SourceFile> which) {
        return files.stream().filter(which);
    }

    /** Written by hand and shipped, of every module. */
    Stream<SourceFile> mainJava() {
        return matching(file -> file.isJava() && file.path().contains("/src/main/") && !file.isGenerated());
    }

    /** What the library is made of: bindings and the module dev.panasock, without the generated packages. */
    Stream<SourceFile> libraryJava() {
        return mainJava().filter(file -> file.isIn("bindings/") || file.isIn("java/panasock/"));
    }

    /** Of the library, what declares a type. */
    Stream<SourceFile> libraryTypes() {
        return libraryJava().filter(file -> !file.path().endsWith("-info.java"));
    }

    Stream<SourceFile> testJava() {
        return matching(file -> file.isJava() && file.path().contains("/src/test/"));
    }
}
