package org.pingxuan.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.authoring.Handbook;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.ClauseRegisters;
import org.pingxuan.shared.Language;

/**
 * The handbook in docs/handbook is what the rules and tables say. A change of policy changes it, and fails here until somebody
 * has read the new text and approved it: {@code mvn test -Dtest=HandbookTest -Dpingxuan.approve=true} writes it.
 */
class HandbookTest {

    @ParameterizedTest
    @CsvSource({"ZH, handbook.zh-CN.md", "EN, handbook.md"})
    void the_approved_handbook_is_what_the_policy_says(Language language, String name) throws IOException {
        Path approved = Path.of("docs", "handbook", name);
        String written = Handbook.write(
                BuildPolicy.content(),
                ClauseRegisters.parse(BuildPolicy.content().rules().get(ClauseRegisters.FILE)),
                scenarios()::getOrDefaultZero,
                language);
        if (Boolean.getBoolean("pingxuan.approve")) {
            Files.createDirectories(approved.getParent());
            Files.writeString(approved, written);
        }

        assertThat(written.lines().toList())
                .isEqualTo(Files.readString(approved).lines().toList());
    }

    private static Counts scenarios() {
        Counts counts = new Counts(new HashMap<>());
        for (Map.Entry<String, List<Scenario>> file :
                Scenarios.of(BuildPolicy.rulebook().catalogue().keySet()).entrySet()) {
            file.getValue()
                    .forEach(scenario ->
                            counts.byCase().merge(file.getKey() + " " + scenario.caseId(), 1, Integer::sum));
        }
        return counts;
    }

    /** How many scenarios show a criterion's case. */
    private record Counts(Map<String, Integer> byCase) {

        int getOrDefaultZero(String criterion, String row) {
            return byCase.getOrDefault(criterion + " " + row, 0);
        }
    }
}
