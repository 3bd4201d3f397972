package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.Set;
import org.pingxuan.shared.Normal;
import org.pingxuan.submission.CreditCode;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.submission.Submission.Person;

/**
 * Whether the number that names a nominee can be one (X-ID-CHECK): resident ID number (GB 11643) with birth date and sex, unified
 * social credit code (GB 32100). The place in an ID number is never checked: it keeps old codes.
 */
public final class Identity {

    private Identity() {}

    /** A window's credit code; unknown where it has none. */
    public static Notion creditCode(String code) {
        String value = null;
        if (Normal.form(code) != null) {
            Set<CreditCode.Fault> faults = CreditCode.of(code).faults();
            value = faults.isEmpty()
                    ? "VALID"
                    : faults.equals(Set.of(CreditCode.Fault.CHECK_CHARACTER)) ? "CHECK_DIGIT" : "FORM";
        }
        return Notion.of("number", value).read("/window/creditCode", code);
    }

    /** A person's ID number; it is shown masked. */
    public static Notion idNumber(Person person, LocalDate receivedOn) {
        String value = null;
        Object shown = null;
        if (Normal.form(person.idNumber()) != null) {
            IdNumber number = IdNumber.of(person.idNumber());
            shown = number.masked();
            value = valueOf(number, person.gender(), receivedOn);
        }
        return Notion.of("number", value).read("/person/idNumber", shown).read("/person/gender", person.gender());
    }

    private static String valueOf(IdNumber number, String gender, LocalDate receivedOn) {
        Set<IdNumber.Fault> faults = number.faults();
        if (faults.contains(IdNumber.Fault.LENGTH) || faults.contains(IdNumber.Fault.CHARACTERS)) {
            return "FORM";
        }
        boolean born =
                number.birthDate().filter(day -> !day.isAfter(receivedOn)).isPresent();
        if (!born) {
            return "BIRTH_DATE";
        }
        if (!faults.isEmpty()) {
            return "CHECK_DIGIT";
        }
        if (gender == null) {
            return null;
        }
        return number.gender().filter(gender::equals).isPresent() ? "VALID" : "SEX";
    }
}
