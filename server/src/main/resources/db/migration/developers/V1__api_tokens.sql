-- What programs of the company show to be let in.

create table api_tokens (
    id           int generated always as identity primary key,
    firm_id      int not null,
    name         text not null,
    scopes       text[] not null,
    hash         text not null,        -- SHA-256 of the secret, which is kept nowhere
    hint         text not null,        -- the secret's beginning
    expires_at   timestamptz,          -- null: never
    last_used_at timestamptz,          -- to the minute
    created_at   timestamptz not null default now(),
    created_by   int not null,         -- in whose name it asks
    changed_at   timestamptz not null default now(),
    changed_by   int not null,
    constraint api_tokens_hash unique (hash),
    constraint api_tokens_name unique (firm_id, name)
);
