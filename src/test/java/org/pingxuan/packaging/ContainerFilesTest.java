package org.pingxuan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The container files parse and say what the documents say of them. */
class ContainerFilesTest {

    private static final Path DOCKER = Path.of("docker");

    @Test
    void compose_runs_the_service_with_its_own_role_beside_a_database() throws IOException {
        JsonNode compose =
                new YAMLMapper().readTree(DOCKER.resolve("compose.yaml").toFile());
        JsonNode service = compose.at("/services/service");
        JsonNode settings = service.path("environment");

        assertThat(compose.at("/services/database/image").asText()).isEqualTo("postgres:18");
        assertThat(settings.path("QUARKUS_DATASOURCE_JDBC_URL").asText())
                .isEqualTo("jdbc:postgresql://database:5432/"
                        + compose.at("/services/database/environment/POSTGRES_DB")
                                .asText());
        assertThat(settings.path("QUARKUS_DATASOURCE_USERNAME").asText())
                .isNotEqualTo(settings.path("QUARKUS_FLYWAY_USERNAME").asText());
        assertThat(settings.path("QUARKUS_FLYWAY_USERNAME").asText())
                .isEqualTo(compose.at("/services/database/environment/POSTGRES_USER")
                        .asText());
        assertThat(settings.has("PINGXUAN_KEY_FILE")).isTrue();
        assertThat(settings.has("PINGXUAN_BOOTSTRAP_PASSWORD")).isTrue();
        assertThat(service.at("/depends_on/database/condition").asText()).isEqualTo("service_healthy");
        assertThat(Path.of("docker", service.at("/build/context").asText())
                        .resolve(service.at("/build/dockerfile").asText())
                        .normalize())
                .isRegularFile();
    }

    @Test
    void the_role_that_compose_names_is_made_by_the_script_that_it_mounts() throws IOException {
        JsonNode compose =
                new YAMLMapper().readTree(DOCKER.resolve("compose.yaml").toFile());
        String role = compose.at("/services/service/environment/QUARKUS_DATASOURCE_USERNAME")
                .asText();

        assertThat(Files.readString(DOCKER.resolve("create-app-role.sh"))).contains("CREATE ROLE " + role + " LOGIN");
        assertThat(compose.at("/services/database/volumes").toString()).contains("./create-app-role.sh:");
    }

    @Test
    void the_image_runs_as_a_user_without_rights() throws IOException {
        List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
        List<String> instructions = lines.stream()
                .filter(line -> line.matches("[A-Z]+ .*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();

        assertThat(instructions.get(0)).isEqualTo("FROM");
        assertThat(instructions).containsOnlyOnce("USER", "ENTRYPOINT");
        assertThat(instructions.indexOf("USER")).isLessThan(instructions.indexOf("ENTRYPOINT"));
        assertThat(lines).contains("USER pingxuan");
    }

    /** What Maven packs must be there when the image is built. */
    @Test
    void the_build_stage_copies_every_directory_that_the_pom_packs() throws IOException {
        List<String> packed = Pattern.compile("<resource><directory>([^<]+)</directory>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> copied = Files.readAllLines(DOCKER.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .flatMap(line -> {
                    List<String> words = List.of(line.split(" "));
                    return words.subList(1, words.size() - 1).stream();
                })
                .toList();

        assertThat(packed)
                .contains("docs/examples")
                .allSatisfy(directory -> assertThat(copied)
                        .as("what holds %s", directory)
                        .anyMatch(source -> Path.of(directory).startsWith(source)));
    }
}
