-- Texts are filtered and sorted without regard to case, in all languages alike and as no single one has it: each letter
-- made upper and then lower case by itself, compared by code points. PostgreSQL brings that along from version 17 on;
-- before, it is the C library's.
do $$
begin
    if current_setting('server_version_num')::integer >= 170000 then
        create collation letters (provider = builtin, locale = 'C.UTF-8');
    else
        create collation letters (provider = libc, locale = 'C.UTF-8');
    end if;
end $$;

-- For filters on the type and the order by it, in either direction: requests without a type come last in both, and
-- within a type the list's own order goes on, so that one index read backwards is not the other. A close changes
-- nothing that is in them. There is none on what a close changes, see V1; how long a filter or order by modified takes
-- without is in docs/adr/0014.
create index identity_request_type on identity_request
    (lower(upper(type collate letters)) collate "C", created desc, tracking_number);
create index identity_request_type_descending on identity_request
    (lower(upper(type collate letters)) collate "C" desc nulls last, created desc, tracking_number);
