-- Measured over a million decisions: a common name reads rows of decisions where an index can answer.
drop index decision_nominee;
create index decision_nominee on decision (nominee, round) include (decided_at, id, award, unit, verdict, policy_id);

-- A round's figures are counted in indexes alone, whose equal entries take little room.
alter table decision add column decided_on date not null
    generated always as ((decided_at at time zone 'Asia/Shanghai')::date) stored;
create index decision_counted on decision (round, award, unit, verdict, decided_on);

alter table decision_criterion add column round text, add column unit text;
alter table decision_criterion disable trigger refuse_change;
update decision_criterion c set round = d.round, unit = d.unit from decision d where d.id = c.decision;
alter table decision_criterion enable trigger refuse_change;
alter table decision_criterion alter column round set not null, alter column unit set not null;
create index decision_criterion_counted on decision_criterion (round, criterion, outcome, effect, unit);
