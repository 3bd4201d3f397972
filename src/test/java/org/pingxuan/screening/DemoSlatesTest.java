package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.submission.Award;

/**
 * The workbooks in docs/examples/slates, sent as they are. {@code mvn test -Dtest=DemoSlatesTest -Dpingxuan.approve=true} writes them
 * anew, which a changed template asks for.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DemoSlatesTest {

    private static final Path FOLDER = Path.of("docs", "examples", "slates");
    private static final int[] STARS = {5, 5, 4, 4, 3, 3};

    /** The demo slates, with the levels of their windows; where there is a reserve, it is the last. */
    private enum Demonstrated {
        COMPLIANT("compliant", "JL-JL", "吉林市", "2202", "COUNTY COUNTY TOWNSHIP COMMUNITY CITY", false),
        OVER_QUOTA("over-quota", "JL-SP", "四平市", "2203", "COUNTY COUNTY COUNTY COUNTY COUNTY COUNTY", false),
        THREE_OF_FIVE("three-of-five", "JL-LY", "辽源市", "2204", "COUNTY CITY COUNTY TOWNSHIP CITY", false),
        WITH_RESERVE(
                "three-of-five-with-reserve",
                "JL-TH",
                "通化市",
                "2205",
                "COUNTY CITY COUNTY TOWNSHIP CITY COMMUNITY",
                true);

        private static final List<String> KINDS =
                List.of("社会保险经办大厅", "公共就业服务中心", "人才服务窗口", "基层服务平台", "劳动人事争议仲裁院", "社区服务站");
        private static final List<String> CATEGORIES = List.of(
                "SOCIAL_INSURANCE",
                "EMPLOYMENT",
                "TALENT_SERVICE",
                "GRASSROOTS_PLATFORM",
                "ARBITRATION",
                "GRASSROOTS_PLATFORM");

        private final String name;
        private final String unit;
        private final String city;
        private final String division;
        private final List<String> levels;
        private final boolean reserve;

        Demonstrated(String name, String unit, String city, String division, String levels, boolean reserve) {
            this.name = name;
            this.unit = unit;
            this.city = city;
            this.division = division;
            this.levels = List.of(levels.split(" "));
            this.reserve = reserve;
        }

        private Path file() {
            return FOLDER.resolve(name + ".xlsx");
        }

        private String reference(int place) {
            return "demo-slate-" + unit.substring(3).toLowerCase(Locale.ROOT) + "-" + (place + 1);
        }

        private ObjectNode slate() {
            ObjectNode slate = (ObjectNode) SlateBody.of(unit).at("");
            ArrayNode windows = slate.putArray("submissions");
            for (int place = 0; place < levels.size(); place++) {
                windows.add(window(place));
            }
            return slate;
        }

        private ObjectNode window(int place) {
            ObjectNode submission = SlateWorkbookTest.example("window");
            submission.remove(List.of("unit", "award", "receivedAt"));
            submission.put("reference", reference(place)).put("order", place + 1);
            if (reserve && place == levels.size() - 1) {
                submission.put("reserve", true).remove("order");
            }
            ObjectNode window = (ObjectNode) submission.get("window");
            int stars = STARS[place];
            ArrayNode held = window.putArray("starsHeld");
            if (stars > 3) {
                held.addObject().put("stars", stars - 1).put("year", 2021);
            }
            window.put("name", city + "虚构" + KINDS.get(place))
                    .putNull("creditCode")
                    .put("category", CATEGORIES.get(place))
                    .put("level", levels.get(place))
                    .put("divisionCode", division + (levels.get(place).equals("CITY") ? "00" : "02"))
                    .put("appliedStars", stars)
                    .put("remarks", stars > 3 ? "2021年" + "三四".charAt(stars - 4) + "星级" : "");
            return submission;
        }
    }

    private static ValidatableResponse sent(Demonstrated demo) throws IOException {
        if (Boolean.getBoolean("pingxuan.approve")) {
            Files.createDirectories(FOLDER);
            Files.write(demo.file(), SlateWorkbookTest.filled(Award.STAR_WINDOW, demo.slate()));
        }
        ValidatableResponse answer = given().auth()
                .preemptive()
                .basic("intake", TestDatabase.PASSWORD)
                .header("Accept-Language", "en")
                .multiPart("file", demo.file().toFile())
                .multiPart("unit", demo.unit)
                .multiPart("award", "STAR_WINDOW")
                .multiPart("receivedAt", "2024-05-08T15:20:00+08:00")
                .post("/api/v1/rounds/2024-02/slates")
                .then();
        assertThat(answer.extract().statusCode()).isIn(200, 201);
        return answer.body("checks.find { it.criterion == 'D-FORMAT' }.outcome", equalTo("MET"));
    }

    @ParameterizedTest
    @EnumSource
    void the_workbook_in_the_repository_says_what_its_slate_says(Demonstrated demo) throws IOException {
        sent(demo);
        JsonNode read = SlateWorkbookTest.read(Award.STAR_WINDOW, Files.readAllBytes(demo.file()))
                .body()
                .get("submissions");
        JsonNode meant = SlateWorkbookTest.read(
                        Award.STAR_WINDOW, SlateWorkbookTest.filled(Award.STAR_WINDOW, demo.slate()))
                .body()
                .get("submissions");
        assertThat(read).isEqualTo(meant);
    }

    @Test
    void one_slate_is_compliant() throws IOException {
        sent(Demonstrated.COMPLIANT)
                .body("verdict", equalTo("COMPLIANT"))
                .body("nominees", equalTo(Map.of("ELIGIBLE", 5)))
                .body("repair", nullValue());
    }

    @Test
    void one_is_over_its_quota_and_repaired_by_exactly_one_drop() throws IOException {
        sent(Demonstrated.OVER_QUOTA)
                .body("verdict", equalTo("NON_COMPLIANT"))
                .body("repair.feasible", is(true))
                .body("repair.drops", contains(Demonstrated.OVER_QUOTA.reference(5)))
                .body("repair.fills", empty())
                .body("repair.order", hasSize(5))
                .body("repair.verdict", equalTo("COMPLIANT"));
    }

    @Test
    void one_with_three_grass_roots_windows_for_five_places_reaches_review_at_best() throws IOException {
        sent(Demonstrated.THREE_OF_FIVE)
                .body("verdict", equalTo("NON_COMPLIANT"))
                .body("repair.feasible", is(false))
                .body("repair.conflicts", contains("Q-GRASS-70"))
                .body("repair.best.verdict", equalTo("REVIEW"))
                .body("repair.best.drops", contains(Demonstrated.THREE_OF_FIVE.reference(4)));
    }

    @Test
    void the_same_with_a_grass_roots_reserve_is_made_compliant_by_one_swap() throws IOException {
        sent(Demonstrated.WITH_RESERVE)
                .body("verdict", equalTo("NON_COMPLIANT"))
                .body("repair.feasible", is(true))
                .body("repair.drops", contains(Demonstrated.WITH_RESERVE.reference(4)))
                .body("repair.fills", contains(Demonstrated.WITH_RESERVE.reference(5)))
                .body("repair.verdict", equalTo("COMPLIANT"));
    }
}
