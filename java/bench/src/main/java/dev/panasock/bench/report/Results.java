package dev.panasock.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.run.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Everything a run measured, as it is kept.
 *
 * @param date when, UTC
 * @param plan the mode
 * @param machine where
 * @param works what each work gave
 */
public record Results(String date, String plan, Machine machine, List<Measured> works) {
    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

    /**
     * What was measured today.
     *
     * @param plan how long
     * @param machine where
     * @param works what each work gave
     * @return the results
     */
    public static Results today(Plan plan, Machine machine, List<Measured> works) {
        return new Results(LocalDate.now(ZoneOffset.UTC).toString(), plan.name(), machine, works);
    }

    /**
     * The figures of a work.
     *
     * @param work its name
     * @return its figures, if it was measured
     */
    public Optional<Measured> of(String work) {
        return works.stream().filter(measured -> measured.work().equals(work)).findFirst();
    }

    /**
     * Writes a file.
     *
     * @param file the file
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.toJson(this) + "\n");
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what is in it
     * @throws IOException if it cannot be read
     */
    public static Results read(Path file) throws IOException {
        return JSON.fromJson(Files.readString(file), Results.class);
    }
}
