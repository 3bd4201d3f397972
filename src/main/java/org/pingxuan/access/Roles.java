package org.pingxuan.access;

import java.util.List;

/** The roles, by the names that users, tokens and {@code @RolesAllowed} give them. */
public final class Roles {

    /** Submits nominations and slates of its units 申报. */
    public static final String INTAKE = "intake";
    /** Drafts decision tables 政策维护. */
    public static final String POLICY = "policy";
    /** Approves drafts 政策审批. */
    public static final String APPROVER = "approver";
    /** Decides over the advice and draws up final lists 评审. */
    public static final String REVIEWER = "reviewer";
    /** Reads everything and verifies it 审计. */
    public static final String AUDITOR = "auditor";
    /** Looks after users, keys and the honours register 管理. */
    public static final String ADMIN = "admin";

    /** All of them. */
    public static final List<String> ALL = List.of(INTAKE, POLICY, APPROVER, REVIEWER, AUDITOR, ADMIN);

    private Roles() {}
}
