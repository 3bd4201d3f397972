package org.pingxuan.decision;

import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;

/**
 * A finding on a list with its arithmetic.
 *
 * @param figure null where the check counts nothing
 */
public record CheckLine(Finding finding, Figure figure) {}
