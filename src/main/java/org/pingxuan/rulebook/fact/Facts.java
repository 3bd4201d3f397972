package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.Objects;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.FactPaths;
import org.pingxuan.submission.Submission;

/**
 * Everything that the rules see of one submission, joined once and stored with the decision.
 *
 * @param receivedOn the local day (Asia/Shanghai) of receipt that counts for the deadline
 * @param register what the honours register holds on the nominee
 * @param submittedAsIndividualBefore whether the same unit submitted the same person as an outstanding individual in this round before
 */
public record Facts(
        Submission submission, LocalDate receivedOn, Register register, boolean submittedAsIndividualBefore) {

    public Facts {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(receivedOn, "receivedOn");
        Objects.requireNonNull(register, "register");
    }

    /** The nomination as lists count it: received on the day that counts for the deadline. */
    public Submission nomination() {
        return submission.receivedOn(receivedOn);
    }

    /** The fact at a path of the dictionary; null where it is unknown or a blank text. */
    public Object at(String path) {
        return FactPaths.read(submission, receivedOn, path);
    }

    public Award award() {
        return submission.award();
    }

    public boolean isForWindow() {
        return award().isForWindow();
    }

    public boolean isPacesetter() {
        return award() == Award.PACESETTER;
    }
}
