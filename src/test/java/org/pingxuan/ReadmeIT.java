package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's commands, run as they are printed against the packaged service, answer as they are printed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReadmeIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern EXAMPLE = Pattern.compile("```sh\\n([^`]*curl[^`]*)```\\n```\\n([^`]*)```");
    private static final Pattern READY = Pattern.compile("Pingxuan is ready: (http://localhost:\\d+)");

    @TempDir
    Path newcomer;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void each_command_answers_as_printed(String readme) throws Exception {
        Files.createSymbolicLink(newcomer.resolve("docs"), Path.of("docs").toAbsolutePath());
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(Path.of(readme))).results().toList();
        Process service = start();
        try {
            String address = address(service);
            assertThat(examples).hasSize(3);
            for (MatchResult example : examples) {
                String command = example.group(1).replace("http://localhost:8080", address);
                assertThat(run(command)).as(command).isEqualTo(example.group(2));
            }
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(newcomer.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("PINGXUAN_"));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        return builder.start();
    }

    private static String address(Process service) throws IOException {
        BufferedReader said = service.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                drain(said);
                return ready.group(1);
            }
        }
        throw new IllegalStateException("the service ended before it was ready");
    }

    /** Reads on, so that the service never waits for its log to be read. */
    private static void drain(BufferedReader said) {
        Thread reader = new Thread(() -> {
            try {
                while (said.readLine() != null) {
                    // nothing more is asked of it
                }
            } catch (IOException ended) {
                // with the service
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(newcomer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return answer;
    }
}
