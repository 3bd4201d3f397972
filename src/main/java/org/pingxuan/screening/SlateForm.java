package org.pingxuan.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.policy.CodeList;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Codes;
import org.pingxuan.submission.DeclaredField;
import org.pingxuan.workbook.FormColumn;
import org.pingxuan.workbook.FormColumn.Kind;
import org.pingxuan.workbook.FormSheet;
import org.pingxuan.workbook.FormTemplate;

/**
 * The workbook in which a unit sends its slate (推荐对象汇总表) for one award. The first sheet has the columns of the printed annex, the
 * second what the annex has no room for, the third what concerns the slate itself. What the first sheet says in another way than a
 * submission does goes under {@code /form} and is put right by {@link SlateWorkbook}.
 *
 * @param main the annex: 7, 8 or 10
 * @param further one row for each of the annex
 * @param slate one row
 */
record SlateForm(Award award, FormSheet main, FormSheet further, FormSheet slate) {

    static final String ORDER = "推荐顺序";

    private static final String DAY = "日期，如 2024-04-09";
    private static final String ITEMS_HINT = "没有填“无”；多条用分号或换行隔开";

    /** Old and new titles of rank, and what people call the levels for short. */
    private static final Map<String, String> GRADES = spellings(
            "NONE", "无 无级别 未定职 工人 普通职工 其他",
            "CLERK_2", "办事员 办事员级 二级科员 十级职员",
            "CLERK_1", "科员 科员级 一级科员 九级职员",
            "SECTION_DEPUTY", "副科 副科级 副主任科员 三级主任科员 四级主任科员 八级职员 乡科级副职",
            "SECTION_CHIEF", "正科 正科级 主任科员 一级主任科员 二级主任科员 七级职员 乡科级正职",
            "DIVISION_DEPUTY", "副处 副处级 副县级 副县处级 副调研员 三级调研员 四级调研员 六级职员",
            "DIVISION_CHIEF", "正处 正处级 正县级 正县处级 调研员 一级调研员 二级调研员 五级职员",
            "BUREAU_DEPUTY", "副厅 副厅级 副厅局级 副局级 副巡视员 二级巡视员 四级职员",
            "BUREAU_CHIEF", "正厅 正厅级 正厅局级 正局级 巡视员 一级巡视员 三级职员",
            "ABOVE", "省部级 省部级以上 副省级 正省级");

    private static final Map<String, String> LEVELS = spellings(
            "PROVINCE", "省 省直 省本级",
            "CITY", "市 州 市州 市(州)级 市本级 地市级",
            "COUNTY", "县 区 县区 县(市、区) 县(市、区)级 区县 区级 县市区级",
            "TOWNSHIP", "乡 镇 乡镇 街道 乡街 乡镇街道 乡镇(街道) 街道级 乡镇级 乡级",
            "COMMUNITY", "社区级 村 村级 村(社区)");

    private static final Map<String, String> AFFILIATIONS = spellings(
            "01", "中共党员 党员 1",
            "02", "中共预备党员 预备党员 2",
            "03", "团员 3",
            "04", "民革 民革会员 4",
            "05", "民盟 5",
            "06", "民建 6",
            "07", "民进 7",
            "08", "农工党 8",
            "09", "致公党 9",
            "10", "九三学社",
            "11", "台盟",
            "12", "无党派 无党派民主人士");

    private static final Map<String, String> DEPARTMENTS = spellings(
            "PUBLICITY", "宣传 宣传部 市委宣传部", "HRSS", "人社 人社局 人力资源社会保障局", "PARTY_WORK", "机关工委 工委 直属机关党工委", "UNION", "工会");

    private static final Map<String, String> ANSWERS =
            spellings("YES", "符合 已 有", "NO", "不是 不符合 没有 未", "UNCLEAR", "说不清 不清楚 待定");

    private static final Map<String, String> AGREEMENTS = spellings("AGREE", "同意推荐 无异议 无意见", "DISAGREE", "反对 有异议");

    private static final Map<String, String> OBJECTIONS =
            spellings("OPEN", "未办结 核查中 在办", "UNFOUNDED", "不成立 不属实 查无实据", "UPHELD", "成立 属实");

    private static final Map<String, String> INCIDENT_STATUSES =
            spellings("CONFIRMED", "查实 属实", "PENDING", "待查 核查中 调查中", "UNFOUNDED", "不属实", "MINOR", "轻微");

    private static final Map<String, String> INCIDENT_TYPES = spellings(
            "COMPLAINT",
            "投诉 举报",
            "INSPECTION_NAMED",
            "暗访发现问题被通报 通报",
            "DISHONESTY_LIST",
            "失信黑名单 失信",
            "ILLEGAL_CASE",
            "违法");

    static SlateForm of(Rulebook rulebook, Award award) {
        return new SlateForm(
                award,
                award.isForWindow() ? windows() : persons(award),
                new FormSheet("补充信息", further(rulebook, award), ORDER),
                new FormSheet("汇总表信息", slate(rulebook, award), "评选机构成立日期"));
    }

    List<FormSheet> sheets() {
        return List.of(main, further, slate);
    }

    /** The empty workbook. */
    byte[] template() {
        return FormTemplate.empty(
                sheets(),
                List.of(
                        "推荐对象汇总表（%s）填报模板".formatted(award.title().zh()),
                        "“%s”的栏目按通知附件的通行内容编排，并非通知的正式附件；“补充信息”“汇总表信息”是核对所需而附件没有的内容。".formatted(main.name()),
                        "第 1 行是表头，不要改名、删除或调换；第 2 行是填写提示，可以保留；从第 3 行起填写，每个推荐对象一行。",
                        "“补充信息”按推荐顺序与前一张表对应，也可以按名称对应。备选对象接着往后编号。",
                        "空着的栏目按“未知”处理，需要的会退回补正；确实没有的，请填“无”。",
                        "所有单元格都是文本格式：身份证号、信用代码和日期请直接键入，或粘贴为文本。",
                        "单位性质、在岗人数、负责人、联系电话、学历学位、职务、职称只为与纸质表一致，本系统不读取、不保存。"));
    }

    private static FormSheet windows() {
        CodeList categories = list("category", Codes.WINDOW_CATEGORY);
        Map<String, String> numbers = new HashMap<>();
        int number = 1;
        for (String code : categories.codes().keySet()) {
            String label = categories.label(code).zh();
            for (String spelled : List.of("" + number, number + label, number + "." + label, number + "、" + label)) {
                numbers.put(normal(spelled), code);
            }
            number++;
        }
        return new FormSheet(
                "附件7汇总表",
                List.of(
                        order(),
                        FormColumn.of("窗口单位全称", "/window/name", Kind.TEXT, "与公章一致"),
                        FormColumn.of("统一社会信用代码", "/window/creditCode", Kind.NUMBERED, "18 位；没有的留空"),
                        FormColumn.of("所属地区", "/window/divisionCode", Kind.NUMBERED, "区划代码，如 220102"),
                        FormColumn.coded(
                                "窗口类型", "/window/category", Kind.OPEN_CODE, "从列表选择，或填通知所列序号 1–16", categories, numbers),
                        FormColumn.coded(
                                "层级", "/window/level", Kind.CODE, "省、市、县、乡街、社区", list("level", Codes.LEVEL), LEVELS),
                        unread("单位性质"),
                        FormColumn.coded(
                                "机构规格", "/window/grade", Kind.CODE, "没有的填“无”", list("grade", Codes.GRADE), GRADES),
                        unread("在岗人数"),
                        unread("负责人"),
                        unread("联系电话"),
                        FormColumn.of("申报星级", "/window/appliedStars", Kind.STARS, "3、4 或 5"),
                        FormColumn.of("备注", "/window/remarks", Kind.REMARKS, "往届获得年度和星级，如“2021年四星级”")),
                "窗口单位全称");
    }

    private static FormSheet persons(Award award) {
        CodeList grades = list("grade", Codes.GRADE);
        List<FormColumn> columns = new ArrayList<>(List.of(
                order(),
                FormColumn.of("姓名", "/person/name", Kind.NAME, ""),
                FormColumn.coded(
                        "性别",
                        "/person/gender",
                        Kind.CODE,
                        "男或女",
                        list("gender", Codes.GENDER),
                        spellings("MALE", "男性 1", "FEMALE", "女性 2")),
                FormColumn.coded(
                        "民族",
                        "/person/ethnicity",
                        Kind.OPEN_CODE,
                        "如：汉族",
                        list("ethnicity", Codes.ETHNICITY),
                        ethnicSpellings()),
                FormColumn.of("出生年月", "/form/born", Kind.DATE, "如 1985-06"),
                FormColumn.coded(
                        "政治面貌",
                        "/person/politicalAffiliation",
                        Kind.CODE,
                        "从列表选择",
                        list("affiliation", Codes.POLITICAL_AFFILIATION),
                        AFFILIATIONS),
                unread("学历学位"),
                FormColumn.of("身份证号", "/person/idNumber", Kind.ID_NUMBER, "18 位，文本格式"),
                FormColumn.of("参加工作时间", "/person/workStartedOn", Kind.DATE, "如 2012-07"),
                FormColumn.of("进入人社系统时间", "/form/entered", Kind.DATE, "如 2015-03；有间断的在“补充信息”填任职经历"),
                FormColumn.of("工作单位", "/person/employer/name", Kind.TEXT, "全称"),
                unread("职务"),
                FormColumn.coded("职级/岗位等级", "/form/rank", Kind.OPEN_CODE, "如：四级调研员、一级科员；没有的填“无”", grades, GRADES),
                FormColumn.coded("级别类别", "/form/post", Kind.CODE, "职务的级别；没有职务级别的填“无”", grades, GRADES),
                unread("职称"),
                FormColumn.of("是否一线", "/person/frontline", Kind.YES_NO, "是或否"),
                unread("联系电话"),
                FormColumn.of("备注", "/person/remarks", Kind.REMARKS, "人社知识通获得年度和称号")));
        if (award == Award.PACESETTER) {
            columns.add(FormColumn.of("先进个人届次", "/form/individual", Kind.TEXT, "往届填年度，如 2021；本届填“本届”；没有填“无”"));
            columns.add(FormColumn.of("是否曾获标兵", "/form/pacesetter", Kind.TEXT, "否；曾获的填年度"));
            columns.add(FormColumn.coded(
                    "四部门意见",
                    "/procedure/fourDepartments",
                    Kind.CODES,
                    "已出具意见的部门，用顿号隔开",
                    list("department", Codes.DEPARTMENT),
                    DEPARTMENTS));
        }
        return new FormSheet(award == Award.PACESETTER ? "附件10汇总表" : "附件8汇总表", columns, "姓名");
    }

    private static List<FormColumn> further(Rulebook rulebook, Award award) {
        List<FormColumn> columns = new ArrayList<>(List.of(
                order(),
                FormColumn.of("名称", "/form/name", Kind.NAME, "与前一张表一致；推荐顺序不重复的可以空着"),
                FormColumn.of("编号", "/reference", Kind.TEXT, "本单位对这份申报的编号；可空"),
                FormColumn.of("是否备选", "/reserve", Kind.YES_NO, "备选不计入名额"),
                FormColumn.of("并列对象编号", "/tiedWith", Kind.TEXTS, "同等条件的对象的编号，顿号隔开"),
                FormColumn.of("更正的判定编号", "/corrects", Kind.TEXT, "退回后重报的填原判定编号")));
        columns.addAll(award.isForWindow() ? windowDetails() : personDetails(rulebook, award));
        columns.add(FormColumn.composed(
                "负面情形",
                "/incidents",
                Kind.ITEMS,
                "日期，类型，处理情况，说明；" + ITEMS_HINT,
                FormColumn.part("on", Kind.DATE),
                FormColumn.part("type", list("incident-type", Codes.INCIDENT_TYPE), INCIDENT_TYPES),
                FormColumn.part("status", list("incident-status", Codes.INCIDENT_STATUS), INCIDENT_STATUSES),
                FormColumn.part("note", Kind.TEXT)));
        procedure(columns);
        materials(columns, award);
        columns.add(FormColumn.of("确认人", "/form/by", Kind.TEXT, "以下各项由谁确认；个别不同的在该项写明"));
        columns.add(FormColumn.of("确认日期", "/form/on", Kind.DATE, DAY));
        attested(rulebook, award, Stage.SUBMISSION).forEach(criterion -> columns.add(attestation(criterion)));
        declared(rulebook, award, columns);
        return columns;
    }

    private static List<FormColumn> windowDetails() {
        return List.of(
                FormColumn.composed(
                        "往届星级",
                        "/window/starsHeld",
                        Kind.ITEMS,
                        "如“2021年四星级”；" + ITEMS_HINT,
                        FormColumn.part("year", Kind.YEAR),
                        FormColumn.part("stars", Kind.STARS)),
                FormColumn.of("服务电子地图", "/window/onServiceMap", Kind.YES_NO, "是否标注"),
                FormColumn.of("首批接入监测平台", "/window/firstBatchMonitoring", Kind.YES_NO, "是或否"),
                FormColumn.of("快办行动试点", "/window/quickServicePilot", Kind.YES_NO, "是或否"),
                FormColumn.of("好评率", "/window/favourableRate", Kind.PERCENT, "百分数，如 99.2"),
                FormColumn.of("练兵比武成绩", "/window/contestResult", Kind.TEXT, "没有的空着"),
                FormColumn.of("突出贡献说明", "/window/adminContribution", Kind.TEXT, "只有行政部门填"));
    }

    private static List<FormColumn> personDetails(Rulebook rulebook, Award award) {
        Map<String, Text> honours = new LinkedHashMap<>();
        Map<String, String> shortNames =
                new HashMap<>(spellings("OUTSTANDING_INDIVIDUAL", "优质服务先进个人 先进个人", "PACESETTER", "最美人社服务标兵 标兵"));
        rulebook.policy().table("honours").rows().forEach(row -> honours.put(row.id(), row.title()));
        return List.of(
                FormColumn.coded(
                        "用工形式",
                        "/person/employment",
                        Kind.CODE,
                        "从列表选择",
                        list("employment", Codes.EMPLOYMENT),
                        spellings("ESTABLISHED", "在编 编制内", "CONTRACT", "合同", "DISPATCHED", "派遣")),
                FormColumn.coded(
                        "单位类型",
                        "/person/employer/category",
                        Kind.OPEN_CODE,
                        "工作单位属于哪类窗口",
                        list("category", Codes.WINDOW_CATEGORY),
                        Map.of()),
                FormColumn.coded(
                        "单位层级", "/person/employer/level", Kind.CODE, "省、市、县、乡街、社区", list("level", Codes.LEVEL), LEVELS),
                FormColumn.composed(
                        "任职经历",
                        "/person/service",
                        Kind.ITEMS,
                        "在人社系统的起止时间，如“2015-03 至今”；多段用分号隔开",
                        FormColumn.part("from", Kind.DATE),
                        FormColumn.part("to", Kind.DATE)),
                FormColumn.composed(
                        "往届荣誉",
                        "/person/honours",
                        Kind.ITEMS,
                        "如“2021年先进个人”；" + ITEMS_HINT,
                        FormColumn.part("year", Kind.YEAR),
                        FormColumn.part("honour", list("honour", honours), shortNames)),
                FormColumn.composed(
                        "人社知识通",
                        "/person/knowledgeTitle",
                        Kind.ITEM,
                        "年度，级别，称号，如“2022年，省级，岗位练兵明星”；没有的空着",
                        FormColumn.part("year", Kind.YEAR),
                        FormColumn.part("level", list("title-level", Codes.KNOWLEDGE_TITLE_LEVEL), Map.of()),
                        FormColumn.part("title", Kind.TEXT)),
                FormColumn.of("推荐县处级理由", "/person/gradeJustification", Kind.TEXT, "县处级干部填"),
                FormColumn.of("豁免依据", "/person/exemption", Kind.TEXT, "没有的空着"));
    }

    private static void procedure(List<FormColumn> columns) {
        columns.add(FormColumn.of("集体研究日期", "/procedure/leadersMeetingOn", Kind.DATE, DAY));
        notice(columns, "单位公示", "/procedure/unitNotice");
        CodeList answers = list("opinion", Codes.OPINION_ANSWER);
        Codes.ORGAN.labels().forEach((organ, label) -> {
            String path = "/procedure/opinions[organ=" + organ + "]";
            columns.add(FormColumn.coded(
                    label.zh() + "意见", path + "/answer", Kind.CODE, "同意或不同意；未征求的空着", answers, AGREEMENTS));
            columns.add(FormColumn.of(label.zh() + "意见日期", path + "/on", Kind.DATE, DAY));
        });
        columns.add(FormColumn.of("上报日期", "/procedure/reportedUpOn", Kind.DATE, DAY));
        columns.add(FormColumn.of("县级审核日期", "/procedure/countyReviewOn", Kind.DATE, DAY));
        columns.add(FormColumn.of("市级研究日期", "/procedure/cityMeetingOn", Kind.DATE, DAY));
        notice(columns, "市级公示", "/procedure/cityNotice");
    }

    private static void notice(List<FormColumn> columns, String name, String path) {
        columns.add(FormColumn.of(name + "开始", path + "/from", Kind.DATE, DAY));
        columns.add(FormColumn.of(name + "结束", path + "/to", Kind.DATE, DAY));
        columns.add(FormColumn.composed(
                name + "异议",
                path + "/objections",
                Kind.ITEMS,
                "日期，查不属实/查实/未核查完毕，结论；" + ITEMS_HINT,
                FormColumn.part("on", Kind.DATE),
                FormColumn.part("state", list("objection", Codes.OBJECTION_STATE), OBJECTIONS),
                FormColumn.part("finding", Kind.TEXT)));
    }

    private static void materials(List<FormColumn> columns, Award award) {
        columns.add(FormColumn.of("审批表", "/materials/approvalForm", Kind.YES_NO, "是否已交"));
        columns.add(FormColumn.of("征求意见表", "/materials/consultationForm", Kind.YES_NO, "是否已交"));
        columns.add(FormColumn.of("基本情况", "/materials/basicFacts", Kind.YES_NO, "是否已交"));
        columns.add(FormColumn.of("主要事迹字数", "/materials/mainDeeds/words", Kind.WHOLE, "不超过 2000"));
        columns.add(FormColumn.of("主要事迹全文", "/materials/mainDeeds/text", Kind.TEXT, "可空；填了按全文计字"));
        columns.add(FormColumn.of("简要事迹字数", "/materials/briefDeeds/words", Kind.WHOLE, "不超过 500"));
        columns.add(FormColumn.of("简要事迹全文", "/materials/briefDeeds/text", Kind.TEXT, "可空"));
        columns.add(FormColumn.of("纸质材料", "/materials/paperReceived", Kind.YES_NO, "是否已交"));
        columns.add(FormColumn.of("电子材料", "/materials/electronicReceived", Kind.YES_NO, "是否已交"));
        if (!award.isForWindow()) {
            columns.add(FormColumn.of("纸质照片张数", "/materials/photos/paper", Kind.WHOLE, "至少 2"));
            columns.add(FormColumn.of("电子照片", "/materials/photos/electronic", Kind.YES_NO, "是否已交"));
            columns.add(FormColumn.of("照片背面注明", "/materials/photos/labelled", Kind.YES_NO, "单位和姓名"));
        }
    }

    private static void declared(Rulebook rulebook, Award award, List<FormColumn> columns) {
        for (Row row : rulebook.policy().table("fields").rows()) {
            DeclaredField field = rulebook.terms().fields().get(row.id());
            if (field == null || !field.awards().contains(award)) {
                continue;
            }
            Map<String, Text> codes = new LinkedHashMap<>();
            field.list().stream().sorted().forEach(code -> codes.put(code, Text.of(code, code)));
            Kind kind = switch (field.type()) {
                case TEXT -> Kind.TEXT;
                case INTEGER -> Kind.WHOLE;
                case DECIMAL -> Kind.DECIMAL;
                case DATE -> Kind.DATE;
                case YES_NO -> Kind.YES_NO;
                case CODE -> Kind.CODE;
                case CODES -> Kind.CODES;
            };
            columns.add(FormColumn.coded(
                    row.title().zh(),
                    "/additional/" + row.id(),
                    kind,
                    "",
                    codes.isEmpty() ? null : list(row.id(), codes),
                    Map.of()));
        }
    }

    private static List<FormColumn> slate(Rulebook rulebook, Award award) {
        CodeList sections = list("report-section", Codes.REPORT_SECTION);
        List<FormColumn> columns = new ArrayList<>(List.of(
                FormColumn.of("评选机构成立日期", "/procedure/bodySetUpOn", Kind.DATE, DAY),
                FormColumn.of("联系表报送日期", "/procedure/contactSheetOn", Kind.DATE, DAY),
                FormColumn.of("推荐工作报告", "/materials/report", Kind.YES_NO, "是否已交"),
                FormColumn.coded(
                        "报告内容",
                        "/materials/reportSections",
                        Kind.CODES,
                        String.join("、", sections.labels()),
                        sections,
                        Map.of()),
                FormColumn.of("确认人", "/form/by", Kind.TEXT, "以下各项由谁确认"),
                FormColumn.of("确认日期", "/form/on", Kind.DATE, DAY)));
        attested(rulebook, award, Stage.SLATE).forEach(criterion -> columns.add(attestation(criterion)));
        return columns;
    }

    /** The criteria that a person answers, in the order of the attested table. */
    private static List<Criterion> attested(Rulebook rulebook, Award award, Stage stage) {
        Map<String, Criterion> catalogue = rulebook.catalogue();
        return rulebook.policy().table("attested").rows().stream()
                .map(row -> catalogue.get(row.id()))
                .filter(criterion -> criterion != null
                        && criterion.stage() == stage
                        && criterion.awards().contains(award.name()))
                .toList();
    }

    private static FormColumn attestation(Criterion criterion) {
        return FormColumn.composed(
                criterion.id() + " " + criterion.title().zh(),
                "/attestations/" + criterion.id(),
                Kind.ITEM,
                "是、否或不明确；确认人、日期不同的写在后面，如“是，某某党组，2024-04-20”",
                FormColumn.part("answer", list("answer", Codes.ATTESTATION_ANSWER), ANSWERS),
                FormColumn.part("on", Kind.DATE),
                FormColumn.part("by", Kind.TEXT),
                FormColumn.part("note", Kind.TEXT));
    }

    private static FormColumn order() {
        return FormColumn.of(ORDER, "/order", Kind.WHOLE, "从 1 起，不重复、不空号");
    }

    private static FormColumn unread(String header) {
        return FormColumn.of(header, "", Kind.UNREAD, "本系统不读取");
    }

    private static Map<String, String> ethnicSpellings() {
        Map<String, String> spellings = new HashMap<>();
        Codes.ETHNICITY.labels().forEach((code, label) -> {
            spellings.put(label.zh().substring(0, label.zh().length() - 1), code);
            spellings.put(String.valueOf(Integer.parseInt(code)), code);
        });
        return spellings;
    }

    private static CodeList list(String name, org.pingxuan.submission.CodeList codes) {
        return new CodeList(name, codes.labels());
    }

    private static CodeList list(String name, Map<String, Text> codes) {
        return new CodeList(name, codes);
    }

    /** Code, then its spellings separated by spaces, and so on. */
    private static Map<String, String> spellings(String... pairs) {
        Map<String, String> spellings = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            for (String spelling : pairs[i + 1].split(" ")) {
                spellings.put(normal(spelling), pairs[i]);
            }
        }
        return Collections.unmodifiableMap(spellings);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
