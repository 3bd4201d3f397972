package org.pingxuan.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to /q/openapi the ways to sign in, the one shape of refusal that every operation has, and what requests may hold. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        add(
                api,
                "basic",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("A user's name and password"));
        add(
                api,
                "apiKey",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-API-Key")
                        .description("A key that an administrator made"));
        add(
                api,
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("OpenID Connect, where it is configured"));
        describeRequests(api);
        describeRefusals(api);
    }

    /** Which refusals an operation may have, beside those that it tells of itself. */
    private static void describeRefusals(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.getOperations()
                        .forEach((method, operation) ->
                                refusals(path, operation).forEach(refusal -> refuse(api, operation, refusal)));
            }
        });
    }

    private static Set<Refusal> refusals(String path, Operation operation) {
        Set<Refusal> refusals =
                EnumSet.of(Refusal.UNAUTHENTICATED, Refusal.FORBIDDEN, Refusal.TOO_MANY, Refusal.UNAVAILABLE);
        if (path.contains("{")) {
            refusals.add(Refusal.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            refusals.addAll(
                    EnumSet.of(Refusal.MALFORMED, Refusal.TOO_LARGE, Refusal.UNSUPPORTED_MEDIA_TYPE, Refusal.INVALID));
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> each.getIn() == Parameter.In.QUERY)) {
            refusals.add(Refusal.MALFORMED);
        }
        return refusals;
    }

    private static void refuse(OpenAPI api, Operation operation, Refusal refusal) {
        api.getComponents().addResponse(refusal.name(), refusal(refusal.title().en()));
        String status = String.valueOf(refusal.status());
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(refusal.name()));
        }
    }

    /** What a sender may say beside the facts that are judged; that null is unknown; and that a field which is not described is refused. */
    private static void describeRequests(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.get("Submission")
                .addProperty(
                        "corrects",
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .format("uuid")
                                .description(
                                        "The decision that this submission corrects: it becomes the next version"));
        Deque<String> open = new ArrayDeque<>(List.of("Submission", "SlateRequest", "FinalListRequest"));
        Set<String> closed = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            Schema schema = schemas.get(name);
            if (schema.getProperties() != null && closed.add(name)) {
                schema.getProperties()
                        .values()
                        .forEach(property -> references(property).forEach(open::push));
                Map.copyOf(schema.getProperties())
                        .forEach((field, property) -> schema.addProperty(field, orNull(property)));
                schema.setAdditionalPropertiesBoolean(false);
            }
        }
    }

    private static Schema orNull(Schema schema) {
        return schema.getRef() == null
                ? schema.addType(SchemaType.NULL)
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static Stream<String> references(Schema schema) {
        return Stream.of(schema, schema.getItems(), schema.getAdditionalPropertiesSchema())
                .filter(Objects::nonNull)
                .map(Schema::getRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse("default", refusal("Refused: every fault at once, in the asked language"));
        return operation;
    }

    private static void add(OpenAPI api, String name, SecurityScheme scheme) {
        api.getComponents().addSecurityScheme(name, scheme);
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(name));
    }

    private static APIResponse refusal(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemAnswer.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
}
