package org.pingxuan.reference;

import java.util.Objects;
import java.util.Set;

/**
 * One submission of a slate, as far as the slate is judged by it.
 *
 * @param idNumber of a person, comparable; null when not given; so are a window's credit code and name
 */
record Nominee(Paper paper, boolean window, String unit, String idNumber, String code, String name) {

    private static final Set<String> GRASS_ROOTS = Set.of("COUNTY", "TOWNSHIP", "COMMUNITY");

    String level() {
        return paper.text("window", "level");
    }

    Integer stars() {
        return paper.number("window", "appliedStars");
    }

    String reference() {
        return paper.text("reference");
    }

    Integer order() {
        return paper.number("order");
    }

    /** Q-GRASS-70: by level; Meihekou's own windows count as county level, a county window of Changbaishan does not. */
    boolean grassRoots() {
        String level = level();
        if ("JL-MHK".equals(unit) && "CITY".equals(level)) {
            return true;
        }
        return level != null && GRASS_ROOTS.contains(level) && !changbaishanCounty();
    }

    boolean changbaishanCounty() {
        return "JL-CBS".equals(unit) && "COUNTY".equals(level());
    }

    /** A window that counts only by the reading A-23, which is shown. */
    boolean grassRootsByReading() {
        return "JL-MHK".equals(unit) && "CITY".equals(level()) || "JL-SIB".equals(unit) && "COUNTY".equals(level());
    }

    /** Q-FRONT: "基层窗口和一线工作人员"; null when unknown. */
    Boolean frontLine() {
        if (!window) {
            return paper.answer("person", "frontline");
        }
        return level() == null ? null : grassRoots();
    }

    /** W-TIE: "首批接入…监测指挥平台的、…试点单位的": either attribute; null when unknown. */
    Boolean preferred() {
        Boolean monitored = paper.answer("window", "firstBatchMonitoring");
        Boolean pilot = paper.answer("window", "quickServicePilot");
        if (Boolean.TRUE.equals(monitored) || Boolean.TRUE.equals(pilot)) {
            return true;
        }
        return monitored == null || pilot == null ? null : false;
    }

    boolean identified() {
        return window ? code != null || name != null : idNumber != null;
    }

    /** Two windows by credit code where both give one, else by name; two persons by ID number. */
    boolean sameAs(Nominee other) {
        if (!window) {
            return idNumber != null && idNumber.equals(other.idNumber);
        }
        return code != null && other.code != null
                ? code.equals(other.code)
                : name != null && Objects.equals(name, other.name);
    }

    static Nominee of(Paper paper, boolean window, String unit) {
        String idNumber = paper.text("person", "idNumber");
        String code = paper.text("window", "creditCode");
        String name = paper.text("window", "name");
        return new Nominee(
                paper,
                window,
                unit,
                idNumber == null ? null : Numbers.plain(idNumber),
                code == null ? null : Numbers.plain(code),
                name == null ? null : Numbers.withoutSpace(name));
    }
}
