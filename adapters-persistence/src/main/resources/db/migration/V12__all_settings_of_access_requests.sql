-- The settings that were not kept so far; as they are by default where a row is there already.
alter table access_request_config
    add column auto_approval boolean not null default false,
    add column entitlements_granting text[] not null default '{}',
    add column entitlements_granting_groups text[] not null default '{}',
    add column entitlements_revoking text[] not null default '{}',
    add column entitlements_revoking_groups text[] not null default '{}',
    add column entitlements_request_comment_required boolean not null default false,
    add column entitlements_denial_comment_required boolean not null default false,
    add column entitlements_reauthorization boolean not null default false,
    add column entitlements_end_date_required boolean not null default false,
    add column entitlements_longest_access integer check (entitlements_longest_access > 0),
    add column entitlements_longest_access_unit text
        check (entitlements_longest_access_unit in ('HOURS', 'DAYS', 'WEEKS', 'MONTHS')),
    add column entitlements_form_definition_id text,
    add column approvals_must_be_external boolean not null default false,
    add column reauthorization boolean not null default false,
    add column machines_by_anyone boolean not null default true,
    add column machines_by_owner boolean not null default false,
    add column group_members_shown boolean not null default false,
    add column machine_requests boolean not null default true,
    add check ((entitlements_longest_access is null) = (entitlements_longest_access_unit is null));
