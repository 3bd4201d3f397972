package org.pingxuan.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "access_change")
class AccessChangeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long number;

    Instant at;

    @Column(name = "by_name")
    String by;

    @Column(name = "subject_kind")
    String kind;

    UUID subject;

    @Column(name = "subject_name")
    String name;

    String action;
    String before;
    String after;

    AccessChange change() {
        return new AccessChange(number, at, by, kind, subject, name, action, before, after);
    }
}
