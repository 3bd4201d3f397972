package org.pingxuan.rulebook.fact;

import java.util.Map;
import java.util.Optional;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.CodeList;
import org.pingxuan.submission.Codes;

/** What the codes are called that stand at a path of the dictionary: by the policy's own tables, else by the form's lists. */
public final class CodeNames {

    /** The table whose rows' ids are the codes of a fact. */
    private static final Map<String, String> TABLES = Map.of(
            "/unit", "units",
            "/window/category", "window-categories",
            "/person/employer/category", "window-categories",
            "/window/grade", "grades",
            "/person/grade", "grades",
            "/person/politicalAffiliation", "affiliations");

    private static final Map<String, CodeList> LISTS = Map.ofEntries(
            Map.entry("/window/level", Codes.LEVEL),
            Map.entry("/person/employer/level", Codes.LEVEL),
            Map.entry("/person/gender", Codes.GENDER),
            Map.entry("/person/ethnicity", Codes.ETHNICITY),
            Map.entry("/person/employment", Codes.EMPLOYMENT),
            Map.entry("/person/knowledgeTitle/level", Codes.KNOWLEDGE_TITLE_LEVEL),
            Map.entry("/incidents/type", Codes.INCIDENT_TYPE),
            Map.entry("/incidents/status", Codes.INCIDENT_STATUS),
            Map.entry("/procedure/unitNotice/objections/state", Codes.OBJECTION_STATE),
            Map.entry("/procedure/cityNotice/objections/state", Codes.OBJECTION_STATE),
            Map.entry("/procedure/fourDepartments", Codes.DEPARTMENT),
            Map.entry("/procedure/issuers", Codes.DEPARTMENT),
            Map.entry("/materials/reportSections", Codes.REPORT_SECTION));

    private CodeNames() {}

    /**
     * @param path as in the dictionary; places in lists are passed over
     * @return the code itself where nothing names it
     */
    public static Text of(PolicyContent policy, String path, String code) {
        return title(policy, path, code).orElse(Text.of(code, code));
    }

    /** Whether a fact may have this code, as far as a table or list says which codes it has. */
    public static boolean admits(PolicyContent policy, String path, String code) {
        return !isListed(general(path)) || title(policy, path, code).isPresent();
    }

    private static Optional<Text> title(PolicyContent policy, String path, String code) {
        String general = general(path);
        if (TABLES.containsKey(general)) {
            return policy.table(TABLES.get(general)).row(code).map(Row::title);
        }
        CodeList list = isAttestation(general) ? Codes.ATTESTATION_ANSWER : LISTS.get(general);
        return Optional.ofNullable(list).map(codes -> codes.labels().get(code));
    }

    private static boolean isListed(String general) {
        return TABLES.containsKey(general) || LISTS.containsKey(general) || isAttestation(general);
    }

    private static boolean isAttestation(String general) {
        return general.startsWith("/attestations/");
    }

    private static String general(String path) {
        return path.replaceAll("/\\d+/", "/");
    }
}
