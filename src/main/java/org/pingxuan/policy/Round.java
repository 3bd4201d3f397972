package org.pingxuan.policy;

import java.time.Instant;
import org.pingxuan.shared.Text;

/**
 * A round (评选轮次): one selection, from its notice to its commendation.
 *
 * @param id as in addresses, "2024-02"
 * @param createdAt when its first policy was published
 */
public record Round(String id, Text title, Instant createdAt) {}
