-- What decisions are listed and counted by. Newest first everywhere, and each index holds what the common filters ask, so that a
-- page or a count reads no rows.
drop index decision_decided_at;
create index decision_listed on decision (decided_at desc, id desc)
    include (round, award, unit, verdict, policy_id, nominee, reference);
create index decision_of_unit on decision (unit, decided_at desc, id desc) include (round, award, verdict, policy_id, nominee);
create index decision_of_verdict on decision (verdict, decided_at desc, id desc) include (round, award, unit, policy_id, nominee);
create index decision_of_policy on decision (policy_id, decided_at desc, id desc);
create index decision_called on decision (lower(reference) text_pattern_ops);
-- few versions are corrected: this finds those that are
create index decision_corrected on decision (corrects) where corrects is not null;

alter table decision_criterion add column decided_at timestamptz;
alter table decision_criterion disable trigger refuse_change;
update decision_criterion c set decided_at = d.decided_at from decision d where d.id = c.decision;
alter table decision_criterion enable trigger refuse_change;
alter table decision_criterion alter column decided_at set not null;
create index decision_criterion_listed on decision_criterion (criterion, decided_at desc, decision desc);
