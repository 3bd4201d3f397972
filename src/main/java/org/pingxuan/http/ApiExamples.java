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
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Shows in /q/openapi what is really sent and answered: {@code docs/examples/operations.yaml} names, for an operation's id, the files of its
 * requests and of its answers by status. Tests send each request and compare the answer with the file.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiExamples implements OASFilter {

    private static final String FOLDER = "/examples/";

    private final JsonNode operations = read("operations.yaml", new YAMLMapper());

    @Override
    public Operation filterOperation(Operation operation) {
        JsonNode examples = operations.path(String.valueOf(operation.getOperationId()));
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            operation.getRequestBody().getContent().getMediaTypes().forEach((type, content) -> {
                if (type.equals("application/json")) {
                    add(content, examples.path("requests"));
                }
            });
        }
        examples.path("answers").properties().forEach(answer -> {
            int status = Integer.parseInt(answer.getKey());
            add(content(operation, answer.getKey(), status), answer.getValue());
        });
        return operation;
    }

    private static MediaType content(Operation operation, String status, int code) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null) {
            response = OASFactory.createAPIResponse()
                    .description(code < 400 ? "Done" : Refusal.of(code).title().en());
            operation.getResponses().addAPIResponse(status, response);
        }
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        String type = code < 400 ? "application/json" : ProblemAnswer.MEDIA_TYPE;
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

    private static void add(MediaType content, JsonNode files) {
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            JsonMapper json = JsonMapper.builder().build();
            Object value = json.convertValue(read(file.getValue().textValue(), json), Object.class);
            content.addExample(file.getKey(), OASFactory.createExample().value(value));
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
