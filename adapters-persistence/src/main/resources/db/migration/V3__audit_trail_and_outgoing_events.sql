create table audit_event (
    id uuid primary key,
    run_id uuid not null,
    action text not null,
    created timestamptz not null,
    actor_id text not null,
    actor_name text not null,
    -- Not jsonb: they are shown in the order in which they were recorded.
    attributes json not null
);

create index audit_event_run on audit_event (run_id, id);

-- The trail only grows, whichever database role the application has.
create function refuse_to_change_the_audit_trail() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_event_is_append_only before update or delete or truncate on audit_event
    for each statement execute function refuse_to_change_the_audit_trail();

-- An event may be sent when its run is CONCLUDED; nothing here changes for that. The payload is text, because what is
-- sent again must be the same to the byte. The one index leads with the run: events are dropped and released by run.
create table outgoing_event (
    run_id uuid not null,
    id uuid not null,
    trigger_id text not null,
    tracking_number uuid not null,
    created timestamptz not null,
    payload text not null,
    primary key (run_id, id)
);
