package org.pingxuan.database;

/**
 * A database role and its password. Never shown.
 *
 * @param user the role's name
 * @param password the role's password, in the clear
 */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
