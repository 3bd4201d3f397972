-- Measured over a million decisions: an old round, and a policy within a round, read rows where an index can answer.
create index decision_of_round on decision (round, decided_at desc, id desc) include (award, unit, verdict, policy_id, nominee);
drop index decision_of_policy;
create index decision_of_policy on decision (policy_id, decided_at desc, id desc) include (round, award, unit, verdict, nominee);
drop index decision_called;
create index decision_called on decision (lower(reference) text_pattern_ops)
    include (reference, decided_at, id, round, award, unit, verdict, policy_id);
