-- Which key file the records were written with; tells nothing about the key. One row, written by the first service to start.
create table key_fingerprint (
    only_row boolean primary key default true check (only_row),
    fingerprint text not null
);
select append_only('key_fingerprint');
