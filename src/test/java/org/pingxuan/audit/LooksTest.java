package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pingxuan.http.Look;

class LooksTest {

    @Test
    void whatever_shows_a_decision_or_a_slate_notes_the_look() {
        List<String> showing = new ArrayList<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.pingxuan.audit", "org.pingxuan.screening")) {
            String base =
                    resource.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
            for (JavaMethod method : resource.getMethods()) {
                String path = base
                        + method.tryGetAnnotationOfType(Path.class)
                                .map(Path::value)
                                .orElse("");
                if (method.isAnnotatedWith(GET.class) && path.matches("/api/v1/(decisions|slates)/\\{id}.*")) {
                    showing.add(path);
                    assertThat(method.isAnnotatedWith(Look.class))
                            .as(method.getFullName())
                            .isTrue();
                }
            }
        }
        assertThat(showing)
                .containsExactlyInAnyOrder(
                        "/api/v1/decisions/{id}",
                        "/api/v1/decisions/{id}/resolutions",
                        "/api/v1/decisions/{id}/explanation",
                        "/api/v1/decisions/{id}/explanation",
                        "/api/v1/decisions/{id}/counterfactual",
                        "/api/v1/slates/{id}",
                        "/api/v1/slates/{id}/repair");
    }
}
