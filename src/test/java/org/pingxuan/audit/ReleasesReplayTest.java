package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.reference.RandomNominations;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.workbook.TableReader;

/**
 * Policies and decisions of every release, kept in {@code fixtures/<release>}, are reproduced by this build: {@code policy.zip} is
 * the policy's files, {@code decisions.gz} a line for each decision: its verdict and its stored facts. {@code mvn test
 * -Dtest=ReleasesReplayTest -Dpingxuan.release=1.0} keeps those of a release; it is run once for each, when it is made.
 */
class ReleasesReplayTest {

    private static final Path RELEASES = Path.of("src", "test", "resources", "fixtures");
    private static final int DECISIONS = 90;

    @BeforeAll
    static void keep() throws IOException {
        String release = System.getProperty("pingxuan.release");
        if (release != null && !release.isBlank()) {
            Path kept = Files.createDirectories(RELEASES.resolve(release));
            write(kept.resolve("policy.zip"), PolicySource.ofBuild());
            writeDecisions(kept.resolve("decisions.gz"));
        }
    }

    static Stream<Path> releases() throws IOException {
        try (Stream<Path> kept = Files.list(RELEASES)) {
            return kept.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void each_decision_of_a_release_is_reproduced_byte_for_byte(Path release) throws IOException {
        Rulebook rulebook = Rulebook.of(read(release.resolve("policy.zip"))
                .content(
                        (workbook, schema) -> TableReader.read(workbook, schema).table()));
        SubmissionCheck check = new SubmissionCheck(rulebook.terms());
        List<String> recorded = lines(release.resolve("decisions.gz"));

        List<String> replayed = recorded.stream()
                .map(line ->
                        StoredFacts.read(line.substring(line.indexOf('\t') + 1).getBytes(StandardCharsets.UTF_8)))
                .map(facts -> {
                    Evaluation found = rulebook.evaluate(facts.facts(check));
                    return line(found, facts.with(found.findings(), found.score()));
                })
                .toList();

        assertThat(recorded).hasSizeGreaterThanOrEqualTo(DECISIONS);
        assertThat(replayed).isEqualTo(recorded);
    }

    private static String line(Evaluation found, StoredFacts facts) {
        return found.verdict() + "\t" + new String(facts.bytes(), StandardCharsets.UTF_8);
    }

    private static void writeDecisions(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (long seed : LongStream.range(0, DECISIONS).toArray()) {
                AuditedDecision decided = SampleAudit.decided(RandomNominations.nomination(seed));
                String line = decided.decision().verdict() + "\t"
                        + new String(decided.facts().bytes(), StandardCharsets.UTF_8) + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static void write(Path file, PolicySource source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            Map<String, byte[]> entries = new TreeMap<>();
            source.rules().forEach((path, text) -> entries.put("rules/" + path, text.getBytes(StandardCharsets.UTF_8)));
            source.workbooks().forEach((name, workbook) -> entries.put("tables/" + name, workbook));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry zipped = new ZipEntry(entry.getKey());
                zipped.setTime(0);
                zip.putNextEntry(zipped);
                zip.write(entry.getValue());
            }
        }
        Files.write(file, bytes.toByteArray());
    }

    private static PolicySource read(Path file) throws IOException {
        Map<String, String> rules = new TreeMap<>();
        Map<String, byte[]> workbooks = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                String name = entry.getName();
                if (name.startsWith("rules/")) {
                    rules.put(name.substring("rules/".length()), new String(content, StandardCharsets.UTF_8));
                } else {
                    workbooks.put(name.substring("tables/".length()), content);
                }
            }
        }
        return new PolicySource(rules, workbooks);
    }
}
