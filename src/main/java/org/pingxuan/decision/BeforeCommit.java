package org.pingxuan.decision;

import java.sql.SQLException;
import java.util.Optional;
import org.pingxuan.ledger.UnderLock;

/** What is asked again while nothing can be committed in between: whether the policy that judged is still the one in force. */
@FunctionalInterface
public interface BeforeCommit {

    /** For decisions that rest on nothing that can change meanwhile. */
    BeforeCommit NOTHING = lock -> Optional.empty();

    /** @return the submission judged anew, or empty where the judgement holds */
    Optional<Judged> judgedAnew(UnderLock lock) throws SQLException;
}
