package org.pingxuan.decision;

import java.util.List;
import java.util.UUID;

/**
 * A list that is to be recorded.
 *
 * @param id made by the caller ({@link org.pingxuan.shared.TimeOrderedId})
 * @param version 1, or one more than the version that it replaces
 * @param replaces the id of the version before; null for the first
 * @param bodyDigest as {@link DecisionStore#bodyDigest} makes it
 * @param facts JSON: what the list says itself and every outside figure that its checks used, without personal data
 * @param members in the sequence sent, reserves among them
 */
public record NewList(
        UUID id,
        ListKey key,
        int version,
        UUID replaces,
        Received received,
        String bodyDigest,
        String facts,
        List<ListMember> members,
        JudgedList judged) {

    public NewList {
        members = List.copyOf(members);
    }

    /** The same, judged anew on the same facts. */
    public NewList with(JudgedList anew) {
        return with(facts, anew);
    }

    /** The same, judged anew on other facts. */
    public NewList with(String newFacts, JudgedList anew) {
        return new NewList(id, key, version, replaces, received, bodyDigest, newFacts, members, anew);
    }
}
