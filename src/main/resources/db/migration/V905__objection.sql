-- An objection that was raised, or looked into, after the submission was decided on: it makes the next version of the decision.
alter table decision_act drop constraint decision_act_kind_check;
alter table decision_act add constraint decision_act_kind_check
    check (kind in ('RESOLUTION', 'ASSESSMENT', 'OBJECTION', 'WITHDRAWAL', 'UNMASKING'));
alter table decision_act
    add column path text,                                    -- OBJECTION: where it stands in the submission of that version
    add column state text;                                   -- OBJECTION
