package org.pingxuan.honours;

import java.util.List;

/** Nothing was recorded, because some honours stand on the register already, or were named twice. */
public final class AlreadyHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Integer> places;

    AlreadyHeld(List<Integer> places) {
        super("honours on the register already: " + places.size(), null, false, false);
        this.places = List.copyOf(places);
    }

    /** Which of the honours that were to be recorded, from 0. */
    public List<Integer> places() {
        return places;
    }
}
