package org.pingxuan.audit;

import org.pingxuan.shared.PersonName;
import org.pingxuan.submission.IdNumber;

/**
 * What lists may show of a nominee's name: a window's whole, a person's first character.
 *
 * @param kind as {@link org.pingxuan.decision.NomineeIdentity.Kind}
 */
record NomineeMask(String kind) {

    /** The name as it may be shown: 示例甲 as 示**; null where there is none. */
    String name(String stored) {
        if (stored == null || stored.isEmpty()) {
            return null;
        }
        boolean window = kind.equals("WINDOW_NAME") || kind.equals("CREDIT_CODE");
        return window ? IdNumber.maskedIn(stored) : PersonName.masked(stored);
    }
}
