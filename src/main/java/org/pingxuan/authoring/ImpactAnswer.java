package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far the impact is worked out, and what it is.
 *
 * @param state RUNNING, CANCELLED, DONE, or SUBMITTED: frozen, and the one that is to be approved
 * @param progress decisions, slates and final lists replayed so far
 * @param digest null before it is done
 * @param arrivedSince decisions of the round that were made since; null before it is done
 * @param listsArrivedSince slates and final lists likewise
 * @param statement what the digest names; null before it is done
 */
record ImpactAnswer(
        String state, Progress progress, String digest, Long arrivedSince, Long listsArrivedSince, JsonNode statement) {

    record Progress(long done, long total) {}
}
