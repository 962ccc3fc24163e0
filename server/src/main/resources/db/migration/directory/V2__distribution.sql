-- How queues distribute: skills, who has them, and how each agent serves each queue.

create table skills (
    id         int generated always as identity primary key,
    firm_id    int not null references firms,
    name       text not null,
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int,
    constraint skills_of_firm unique (firm_id, id)
);
create unique index skills_name on skills (firm_id, lower(name));

create table user_skills (
    firm_id  int not null,
    user_id  int not null,
    skill_id int not null,
    level    int not null,
    primary key (user_id, skill_id),
    foreign key (firm_id, user_id) references users (firm_id, id) on delete cascade,
    foreign key (firm_id, skill_id) references skills (firm_id, id) on delete cascade
);

alter table queues
    add column strategy      text not null default 'LONGEST_IDLE',
    add column head_start_ms bigint not null default 0,
    add column tier_wait_ms  bigint not null default 0,
    add column requirements  jsonb not null default '{"steps": [], "preferred": []}';

alter table queue_agents
    add column tier       int not null default 1,
    add column preference int not null default 0,
    add column weight     int not null default 100,
    add column position   int not null default 0;

-- Who served before stands in line by id, as listed until now.
update queue_agents
   set position = place.position
  from (select queue_id, agent_id, row_number() over (partition by queue_id order by agent_id) - 1 as position
          from queue_agents) place
 where queue_agents.queue_id = place.queue_id and queue_agents.agent_id = place.agent_id;
