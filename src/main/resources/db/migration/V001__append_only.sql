-- Two roles: the owner runs these migrations, the app role (${app}) serves requests and holds only the rights granted here and
-- in later migrations. On a server with a single role both are the same, and only the ledger shows a change of the record.

-- A table that only grows. The trigger is the second lock, for whoever holds more rights than the app.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %: the table is append-only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

-- select append_only('decision'): the app may read and insert, nobody may update, delete or truncate.
create function append_only(of regclass) returns void language plpgsql as $$
begin
    execute format('revoke all on %s from public', of);
    execute format('grant select, insert on %s to %I', of, '${app}');
    execute format(
        'create trigger refuse_change before update or delete or truncate on %s for each statement execute function refuse_change()',
        of);
end
$$;

-- select changeable('head'): working state that the app may also update and delete.
create function changeable(of regclass) returns void language plpgsql as $$
begin
    execute format('revoke all on %s from public', of);
    execute format('grant select, insert, update, delete on %s to %I', of, '${app}');
end
$$;

-- migrations only
revoke all on function append_only(regclass), changeable(regclass) from public;
grant usage on schema "${flyway:defaultSchema}" to "${app}";
