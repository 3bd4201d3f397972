package org.pingxuan.rulebook.fact;

import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Submission.KnowledgeTitle;
import org.pingxuan.submission.Submission.Person;

/** 人社知识通 titles (三(二)2末¶, A-18): of provincial level and above, with year and title in the remarks; no title is stated by silence. */
public final class KnowledgeTitles {

    private static final String PATH = "/person/knowledgeTitle";

    private KnowledgeTitles() {}

    public static Notion level(Person person) {
        KnowledgeTitle title = person.knowledgeTitle();
        Notion notion = Notion.of("title.level", title == null ? "NONE" : title.level());
        return title == null
                ? notion.read(PATH, null)
                : notion.read(PATH + "/level", title.level())
                        .show("title", Normal.form(title.title()))
                        .show("year", title.year());
    }

    /** Whether the merit of a title has to be attested: YES for a national or provincial one. */
    public static Notion applies(Person person) {
        KnowledgeTitle title = person.knowledgeTitle();
        Boolean applies = title == null
                ? Boolean.FALSE
                : title.level() == null ? null : Boolean.valueOf(!"CITY".equals(title.level()));
        return Notion.yesNo("attested.applies", applies).read(PATH + "/level", title == null ? null : title.level());
    }

    /** Whether the remarks name the year and the title. */
    public static Notion note(Person person) {
        KnowledgeTitle title = person.knowledgeTitle();
        String value = null;
        if (title != null && title.year() != null && Normal.form(title.title()) != null) {
            boolean complete = Remarks.nameYear(person.remarks(), title.year())
                    && Remarks.nameTitle(person.remarks(), title.title());
            value = complete ? "COMPLETE" : "INCOMPLETE";
        }
        return Notion.of("title.note", value).read("/person/remarks", person.remarks());
    }
}
