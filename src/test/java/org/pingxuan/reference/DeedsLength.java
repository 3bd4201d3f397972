package org.pingxuan.reference;

/**
 * Length of a text as A-42 counts it.
 *
 * @param words each Han character and full-width mark 1, each run of Latin letters and digits 1, the rest 0
 * @param characters every character but white space
 */
record DeedsLength(int words, int characters) {

    static DeedsLength of(String text) {
        int words = 0;
        int characters = 0;
        boolean inRun = false;
        for (int c : text.codePoints().toArray()) {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            boolean ofRun = c >= '0' && c <= '9'
                    || Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
            if (!space) {
                characters++;
            }
            if (ofRun ? !inRun : !space && c > 0x7f) {
                words++;
            }
            inRun = ofRun;
        }
        return new DeedsLength(words, characters);
    }
}
