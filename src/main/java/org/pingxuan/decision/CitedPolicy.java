package org.pingxuan.decision;

import java.time.LocalDate;

/**
 * The policy version that a decision was made under.
 *
 * @param digest its content, {@code sha256:…}
 * @param inForceFrom the local date (Asia/Shanghai) from which it was in force
 */
public record CitedPolicy(String id, int version, String digest, LocalDate inForceFrom) {}
