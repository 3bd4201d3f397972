package org.pingxuan.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingxuan.shared.Text;

/**
 * Inputs that a draft answers otherwise than its base does: all of them get the one answer where they got the other.
 *
 * @param table the table that answers
 * @param criteria whose answer it is, by id; for points, the head
 * @param when the chosen codes of each key that matters; every input that can occur and lies within is meant, and no other
 * @param from "MET NONE": the outcome and effect now; null where there is no answer
 * @param to the same under the draft
 * @param sentence the same in words
 * @param example one input that lies within, by the keys' headers
 */
record Region(
        String table,
        List<String> criteria,
        Map<String, Set<String>> when,
        String from,
        String to,
        Text sentence,
        Map<String, String> example) {}
