package org.pingxuan.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Shows in /q/openapi what is really sent and answered: {@code docs/examples/operations.yaml} names, for a method and path, its requests
 * and the files of its answers by status. Tests send each request and compare the answer with the file.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiExamples implements OASFilter {

    private static final String FOLDER = "/examples/";
    private static final String JSON = "application/json";

    private final JsonNode operations = read("operations.yaml", new YAMLMapper());

    @Override
    public void filterOpenAPI(OpenAPI api) {
        operations.properties().forEach(examples -> {
            String[] operation = examples.getKey().split(" ");
            show(
                    examples.getValue(),
                    api.getPaths()
                            .getPathItem(operation[1])
                            .getOperations()
                            .get(PathItem.HttpMethod.valueOf(operation[0])));
        });
    }

    private static void show(JsonNode examples, Operation operation) {
        if (examples.has("requests")) {
            Content sent = operation.getRequestBody().getContent();
            if (!sent.hasMediaType(JSON)) {
                sent.addMediaType(JSON, OASFactory.createMediaType());
            }
            add(sent.getMediaType(JSON), examples.get("requests"));
        }
        examples.path("answers").properties().forEach(answer -> {
            int status = Integer.parseInt(answer.getKey());
            add(content(operation, answer.getKey(), status), answer.getValue());
        });
    }

    private static MediaType content(Operation operation, String status, int code) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null || response.getRef() != null) {
            response = OASFactory.createAPIResponse()
                    .description(code < 400 ? "Done" : Refusal.of(code).title().en());
            operation.getResponses().addAPIResponse(status, response);
        }
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        String type = code < 400 ? JSON : ProblemAnswer.MEDIA_TYPE;
        MediaType content = response.getContent().getMediaType(type);
        if (content == null) {
            content = OASFactory.createMediaType();
            if (code >= 400) {
                content.schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
            }
            response.getContent().addMediaType(type, content);
        }
        return content;
    }

    /** @param examples by name: a file's name, or the example itself */
    private static void add(MediaType content, JsonNode examples) {
        JsonMapper json = JsonMapper.builder().build();
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            JsonNode shown = example.getValue();
            Object value = json.convertValue(shown.isTextual() ? read(shown.textValue(), json) : shown, Object.class);
            content.addExample(example.getKey(), OASFactory.createExample().value(value));
        }
    }

    private static JsonNode read(String file, ObjectMapper mapper) {
        try (InputStream content = ApiExamples.class.getResourceAsStream(FOLDER + file)) {
            if (content == null) {
                throw new IllegalStateException("no example " + file);
            }
            return mapper.readTree(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
