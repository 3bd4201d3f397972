-- A unit's slate or the province's final list as it was judged, every version. The nominations on it are decisions of their own; its
-- place in the ledger: ledger_entry.subject = id.
create table judged_list (
    id uuid primary key,
    kind text not null check (kind in ('SLATE', 'FINAL_LIST')),
    round text not null,
    unit text not null,                                      -- '' for the province's list
    award text not null,
    version int not null check (version >= 1),
    replaces uuid references judged_list,
    received_at timestamptz not null,
    effective_at timestamptz not null,                       -- what the deadline is measured by
    arrived_at timestamptz not null,
    decided_at timestamptz not null,
    stated_by text not null,
    asked_by text not null,
    body_digest text not null,                               -- keyed
    facts text not null,                                     -- what the list says itself and every outside figure that it used
    verdict text not null,
    checks text not null,                                    -- findings with their arithmetic, by criterion
    policy_id text not null,
    policy_version int not null,
    policy_digest text not null,
    policy_in_force_from date not null,
    engine_build text not null,
    unique (kind, round, award, unit, version)
);
select append_only('judged_list');

create table judged_list_member (
    list uuid not null references judged_list,
    place int not null,                                      -- as sent, from 0
    reference text not null,
    decision uuid not null references decision,
    reserve boolean not null,
    number_key text,                                         -- keyed hashes of what the nominee is known by
    name_key text,
    front_line boolean,                                      -- null where unknown
    primary key (list, place)
);
create index judged_list_member_decision on judged_list_member (decision);
select append_only('judged_list_member');

-- The commendation of a final list, and the honour that each member holds by it.
create table commendation (
    id uuid primary key,
    list uuid not null unique references judged_list,
    decision_number text not null,
    issued_on date not null,
    acted_by text not null,
    at timestamptz not null
);
select append_only('commendation');

create table commendation_honour (
    commendation uuid not null references commendation,
    decision uuid not null references decision,
    honour uuid not null,                                    -- of the register; written in the same transaction
    primary key (commendation, decision)
);
create index commendation_honour_decision on commendation_honour (decision);
select append_only('commendation_honour');
