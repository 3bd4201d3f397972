package org.pingxuan.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "api_key")
class ApiKeyEntity {

    @Id
    UUID id;

    String name;

    @Column(name = "key_hash")
    byte[] keyHash;

    String[] roles;
    String[] units;

    @Column(name = "expires_on")
    LocalDate expiresOn;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    ApiKey key() {
        return new ApiKey(id, name, List.of(roles), List.of(units), expiresOn, revokedAt, createdAt, createdBy);
    }
}
