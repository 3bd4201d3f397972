package org.pingxuan.honours;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.pingxuan.honours.HonourKinds.Holder;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.CodeList;
import org.pingxuan.submission.CreditCode;
import org.pingxuan.submission.Fields;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.submission.SubmissionCheck;

/** Whether a JSON object is an honour that can be recorded. */
final class HonourForm {

    private static final int FIRST_YEAR = 1949;
    private static final int CODE = 64;

    private final Map<String, Holder> kinds;
    private final int thisYear;

    HonourForm(HonourKinds kinds, InstantSource clock) {
        this.kinds = kinds.now();
        this.thisYear = LocalDay.today(clock).getYear();
    }

    /** @throws Problems 422 with every fault */
    NewHonour check(JsonNode body) {
        return Fields.check(body, "", this::read);
    }

    NewHonour read(Fields fields) {
        String honour = fields.required("honour", CodeList.of(kinds.keySet()));
        Integer year = fields.integer("year", FIRST_YEAR, thisYear);
        if (!fields.has("year")) {
            fields.missing("year", "缺少获得年度，如 2021", "The year of the award is missing, such as 2021");
        }
        Integer stars = fields.integer("stars", 3, 5);
        String name = Normal.form(fields.notBlank("name", SubmissionCheck.NAME));
        if (!fields.has("name")) {
            fields.missing("name", "缺少窗口名称或个人姓名", "The name of the window or person is missing");
        }
        String creditCode = fields.name("creditCode", CODE);
        String idNumber = Normal.form(fields.secret("idNumber", CODE));
        if (honour != null) {
            checkStars(fields, honour);
            if (kinds.get(honour) == Holder.PERSON) {
                checkPerson(fields, idNumber);
            } else {
                checkWindow(fields, creditCode);
            }
        }
        return new NewHonour(
                honour,
                year == null ? 0 : year,
                stars,
                name,
                creditCode == null ? null : CreditCode.of(creditCode).normal(),
                idNumber == null ? null : IdNumber.of(idNumber).normal());
    }

    private static void checkStars(Fields fields, String honour) {
        boolean starred = honour.equals(Award.STAR_WINDOW.name());
        if (starred && !fields.has("stars")) {
            fields.missing("stars", "缺少星级：3、4 或 5", "The stars are missing: 3, 4 or 5");
        }
        if (!starred && fields.has("stars")) {
            fields.fault("stars", "not-starred", "这一荣誉没有星级，请省去", "This honour has no stars; leave them out");
        }
    }

    private static void checkPerson(Fields fields, String idNumber) {
        if (idNumber == null) {
            fields.missing("idNumber", "个人荣誉须填身份证号", "A person's honour needs the ID number");
        } else {
            Set<IdNumber.Fault> faults = IdNumber.of(idNumber).faults();
            if (!faults.isEmpty()) {
                fields.faultOfSecret(
                        "idNumber",
                        "faulty-id-number",
                        "身份证号有误，请核对（18位，含出生日期和校验码）",
                        "The ID number is faulty; check it (18 places, with date of birth and check digit)");
            }
        }
        if (fields.has("creditCode")) {
            fields.fault("creditCode", "not-a-window", "个人荣誉不填统一社会信用代码", "A person has no credit code; leave it out");
        }
    }

    private static void checkWindow(Fields fields, String creditCode) {
        if (fields.has("idNumber")) {
            fields.faultOfSecret("idNumber", "not-a-person", "窗口荣誉不填身份证号", "A window has no ID number; leave it out");
        }
        // a check character that disagrees is no proof of error: codes issued before 2016 may fail it
        if (creditCode != null
                && CreditCode.of(creditCode).faults().stream()
                        .anyMatch(fault -> fault != CreditCode.Fault.CHECK_CHARACTER)) {
            fields.fault(
                    "creditCode",
                    "faulty-credit-code",
                    "统一社会信用代码应为18位数字或大写字母（不含 I、O、S、V、Z）",
                    "A credit code has 18 digits or capitals (without I, O, S, V and Z)");
        }
    }
}
