package org.pingxuan;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A shell that stays open in a folder, where commands are typed one after the other; curl also notes the status of each answer. */
final class Terminal implements AutoCloseable {

    private static final String END = "-- answered with ";

    private final Process shell;
    private final Writer keyboard;
    private final BufferedReader screen;
    private final Path statuses;

    /**
     * What a command brought.
     *
     * @param text its output
     * @param exit the shell's word on it, 0 where it succeeded
     * @param statuses of the answers that curl had, unless the command itself says what is to be written of them
     */
    record Answer(String text, int exit, List<Integer> statuses) {}

    Terminal(Path folder) throws IOException {
        Files.writeString(folder.resolve(".curlrc"), "write-out = \"%{stderr}%{http_code}\\n\"\n");
        statuses = folder.resolve("statuses");
        ProcessBuilder builder = new ProcessBuilder("sh")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.to(statuses.toFile()));
        builder.environment().put("CURL_HOME", folder.toString());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + File.pathSeparator + path);
        shell = builder.start();
        keyboard = shell.outputWriter(StandardCharsets.UTF_8);
        screen = shell.inputReader(StandardCharsets.UTF_8);
    }

    Answer type(String command) throws IOException {
        int before = noted().size();
        keyboard.write(command + "\nprintf '\\n" + END + "%d\\n' $?\n");
        keyboard.flush();
        StringBuilder text = new StringBuilder();
        for (String line = screen.readLine(); line != null; line = screen.readLine()) {
            if (line.startsWith(END)) {
                text.setLength(text.length() - 1);
                List<Integer> answered = noted();
                return new Answer(
                        text.toString(),
                        Integer.parseInt(line.substring(END.length())),
                        answered.subList(before, answered.size()));
            }
            text.append(line).append('\n');
        }
        throw new IOException("the shell ended at: " + command);
    }

    private List<Integer> noted() throws IOException {
        return Files.readAllLines(statuses).stream()
                .filter(line -> line.matches("[0-9]{3}"))
                .map(Integer::valueOf)
                .toList();
    }

    @Override
    public void close() {
        shell.destroy();
        shell.onExit().join();
    }
}
