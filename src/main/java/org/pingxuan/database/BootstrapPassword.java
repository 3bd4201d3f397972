package org.pingxuan.database;

import java.nio.file.Path;

/**
 * The password of the first users. Never shown.
 *
 * @param value the password, in the clear
 * @param file where it was written down because none was given; null where it was given
 */
public record BootstrapPassword(String value, Path file) {

    @Override
    public String toString() {
        return file == null ? "given" : file.toString();
    }
}
