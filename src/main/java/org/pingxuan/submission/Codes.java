package org.pingxuan.submission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pingxuan.shared.Text;

/**
 * The fixed lists of codes in a submission, each in the order in which people expect it, with the names that the decision tables give
 * them.
 */
public final class Codes {

    /** The awards of a round. */
    public static final CodeList AWARD = awards();

    /**
     * Kinds of windows: the fourteen that the notice names, in its order, then the two further ones. Any other text may be sent
     * too; it is judged, not refused.
     */
    public static final CodeList WINDOW_CATEGORY = CodeList.empty()
            .with("EMPLOYMENT", "公共就业和人才服务机构", "public employment and talent service body")
            .with("SOCIAL_INSURANCE", "社会保险经办机构", "social-insurance agency")
            .with("ARBITRATION", "劳动人事争议调解仲裁机构", "labour dispute mediation and arbitration body")
            .with("LABOUR_INSPECTION", "劳动保障监察机构", "labour inspection body")
            .with("SKILL_APPRAISAL", "职业技能鉴定机构", "vocational skill appraisal body")
            .with("ABILITY_APPRAISAL", "劳动能力鉴定机构", "working-ability appraisal body")
            .with("HOTLINE_12333", "12333电话咨询服务中心", "12333 hotline centre")
            .with("WEBSITE", "人社部门政府网站", "HRSS government website")
            .with("EXAMINATION", "人事考试机构", "personnel examination body")
            .with("WORKER_GRADE", "工人等级考核机构", "worker grade assessment body")
            .with("TALENT_SERVICE", "人事人才服务机构", "personnel and talent service body")
            .with("PETITION", "信访接待机构", "petition reception body")
            .with("SERVICE_HALL", "承担窗口服务职能的综合类服务机构（服务大厅）", "comprehensive service hall")
            .with("GRASSROOTS_PLATFORM", "街道、乡镇、社区等人社基层服务平台", "local platform of a sub-district, township or community")
            .with("OTHER_WINDOW", "承担窗口服务职能的其他人社服务机构和平台", "other HRSS body or platform that serves the public")
            .with(
                    "ADMIN_DEPARTMENT",
                    "在人社行风建设工作中作出突出贡献的行政部门",
                    "administrative department with an outstanding contribution");

    /** Levels of a window or an employer, from the province down. */
    public static final CodeList LEVEL = CodeList.empty()
            .with("PROVINCE", "省级", "province")
            .with("CITY", "市级", "city")
            .with("COUNTY", "县级", "county")
            .with("TOWNSHIP", "乡镇、街道", "township")
            .with("COMMUNITY", "社区", "community");

    /** Grades of units and persons, rising. */
    public static final CodeList GRADE = CodeList.empty()
            .with("NONE", "无级别", "no grade")
            .with("CLERK_2", "办事员级", "clerk, second class")
            .with("CLERK_1", "科员级", "clerk, first class")
            .with("SECTION_DEPUTY", "乡科级副职", "deputy section level")
            .with("SECTION_CHIEF", "乡科级正职", "section level")
            .with("DIVISION_DEPUTY", "县处级副职", "deputy division level")
            .with("DIVISION_CHIEF", "县处级正职", "division level")
            .with("BUREAU_DEPUTY", "厅局级副职", "deputy bureau level")
            .with("BUREAU_CHIEF", "厅局级正职", "bureau level")
            .with("ABOVE", "省部级及以上", "provincial level and above");

    public static final CodeList GENDER =
            CodeList.empty().with("MALE", "男", "male").with("FEMALE", "女", "female");

    /** Ethnic groups, GB/T 3304. Any other text may be sent too. */
    public static final CodeList ETHNICITY = ethnicGroups();

    /** What a unit's report on its recommending work tells. */
    public static final CodeList REPORT_SECTION = CodeList.empty()
            .with("ORGANISATION", "组织情况", "organisation")
            .with("PROCESS", "推荐过程", "process")
            .with("NOTICES", "公示情况", "notices")
            .with("ORDER", "推荐排序", "order")
            .with("OPINION", "推荐意见", "opinion");

    /** Political affiliation, GB/T 4762. */
    public static final CodeList POLITICAL_AFFILIATION = CodeList.empty()
            .with("01", "中国共产党党员", "member of the Communist Party of China")
            .with("02", "中国共产党预备党员", "probationary member of the Communist Party of China")
            .with("03", "共青团员", "member of the Communist Youth League")
            .with("04", "民革党员", "member of the Revolutionary Committee of the Chinese Kuomintang")
            .with("05", "民盟盟员", "member of the China Democratic League")
            .with("06", "民建会员", "member of the China National Democratic Construction Association")
            .with("07", "民进会员", "member of the China Association for Promoting Democracy")
            .with("08", "农工党党员", "member of the Chinese Peasants’ and Workers’ Democratic Party")
            .with("09", "致公党党员", "member of the China Zhi Gong Party")
            .with("10", "九三学社社员", "member of the Jiusan Society")
            .with("11", "台盟盟员", "member of the Taiwan Democratic Self-Government League")
            .with("12", "无党派人士", "non-party personage")
            .with("13", "群众", "no party");

    public static final CodeList EMPLOYMENT = CodeList.empty()
            .with("ESTABLISHED", "在编在职", "established")
            .with("CONTRACT", "合同制", "contract")
            .with("DISPATCHED", "劳务派遣", "dispatched")
            .with("PUBLIC_WELFARE", "公益性岗位", "public-welfare post")
            .with("SECONDED", "借调", "seconded")
            .with("RETIRED", "退休", "retired")
            .with("LEFT", "离职", "left")
            .with("DECEASED", "去世", "deceased");

    public static final CodeList KNOWLEDGE_TITLE_LEVEL = CodeList.empty()
            .with("NATIONAL", "国家级", "national")
            .with("PROVINCE", "省级", "provincial")
            .with("CITY", "市级", "city");

    public static final CodeList INCIDENT_TYPE = CodeList.empty()
            .with("ILLEGAL_CASE", "违法案件", "illegal case")
            .with("DISCIPLINE", "违纪", "discipline")
            .with("CONDUCT", "作风问题", "conduct")
            .with("COMPLAINT", "投诉举报", "complaint")
            .with("INSPECTION_NAMED", "暗访通报", "named in an inspection")
            .with("DISHONESTY_LIST", "失信名单", "dishonesty list");

    public static final CodeList INCIDENT_STATUS = CodeList.empty()
            .with("CONFIRMED", "已查实", "confirmed")
            .with("PENDING", "在查", "pending")
            .with("UNFOUNDED", "查无实据", "unfounded")
            .with("MINOR", "较轻处理", "lesser sanction")
            .with("LISTED_IN_ERROR", "误列", "listed in error");

    public static final CodeList ATTESTATION_ANSWER =
            CodeList.empty().with("YES", "是", "yes").with("NO", "否", "no").with("UNCLEAR", "不明确", "unclear");

    public static final CodeList ORGAN = CodeList.empty()
            .with("PERSONNEL", "组织人事", "personnel")
            .with("DISCIPLINE", "纪检监察", "discipline inspection")
            .with("POLICE", "公安", "public security")
            .with("UNITED_FRONT", "统战", "united front");

    public static final CodeList OPINION_ANSWER =
            CodeList.empty().with("AGREE", "同意", "agrees").with("DISAGREE", "不同意", "disagrees");

    public static final CodeList OBJECTION_STATE = CodeList.empty()
            .with("OPEN", "未核查完毕", "open")
            .with("UNFOUNDED", "查不属实", "unfounded")
            .with("UPHELD", "查实", "upheld");

    /** The four departments that select the pacesetters together; on a final list its issuers. */
    public static final CodeList DEPARTMENT = CodeList.empty()
            .with("PUBLICITY", "党委宣传部", "the publicity department")
            .with("HRSS", "人社部门", "the HRSS department")
            .with("PARTY_WORK", "直属机关工委", "the party work committee")
            .with("UNION", "总工会", "the trade union federation");

    private Codes() {}

    private static CodeList ethnicGroups() {
        String groups = """
                汉 Han 蒙古 Mongol 回 Hui 藏 Tibetan 维吾尔 Uygur 苗 Miao 彝 Yi
                壮 Zhuang 布依 Bouyei 朝鲜 Korean 满 Manchu 侗 Dong 瑶 Yao 白 Bai
                土家 Tujia 哈尼 Hani 哈萨克 Kazak 傣 Dai 黎 Li 傈僳 Lisu 佤 Va
                畲 She 高山 Gaoshan 拉祜 Lahu 水 Sui 东乡 Dongxiang 纳西 Naxi 景颇 Jingpo
                柯尔克孜 Kirgiz 土 Tu 达斡尔 Daur 仫佬 Mulao 羌 Qiang 布朗 Blang 撒拉 Salar
                毛南 Maonan 仡佬 Gelao 锡伯 Xibe 阿昌 Achang 普米 Pumi 塔吉克 Tajik 怒 Nu
                乌孜别克 Uzbek 俄罗斯 Russian 鄂温克 Ewenki 德昂 Deang 保安 Bonan 裕固 Yugur 京 Gin
                塔塔尔 Tatar 独龙 Drung 鄂伦春 Oroqen 赫哲 Hezhen 门巴 Monba 珞巴 Lhoba 基诺 Jino
                """;
        String[] names = groups.strip().split("\\s+");
        CodeList codes = CodeList.empty();
        for (int i = 0; i < names.length; i += 2) {
            codes = codes.with("%02d".formatted(i / 2 + 1), names[i] + "族", names[i + 1]);
        }
        return codes;
    }

    private static CodeList awards() {
        Map<String, Text> labels = new LinkedHashMap<>();
        for (Award award : Award.values()) {
            labels.put(award.name(), award.title());
        }
        return new CodeList(labels);
    }
}
