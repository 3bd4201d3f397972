package org.pingxuan.rulebook.fact;

import java.util.List;

/**
 * Several things that answer one criterion together (incidents, opinions, objections): each is a set of notions, and the
 * gravest case among them decides.
 *
 * @param name what the rules call them ("incidents:W-NEG-LAW")
 * @param each never empty; an absent or empty list is one item that says so
 */
public record Items(String name, List<List<Notion>> each) {

    public Items {
        each = List.copyOf(each);
        if (each.isEmpty()) {
            throw new IllegalArgumentException(name + " has nothing that could answer");
        }
    }
}
