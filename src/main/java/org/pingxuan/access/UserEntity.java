package org.pingxuan.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "app_user")
class UserEntity {

    @Id
    UUID id;

    String name;

    @Column(name = "password_hash")
    String passwordHash;

    boolean bootstrap;
    String[] roles;
    String[] units;

    @Column(name = "every_unit")
    boolean everyUnit;

    boolean enabled;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    User user() {
        return new User(id, name, List.of(roles), List.of(units), everyUnit, enabled, createdAt, createdBy);
    }
}
