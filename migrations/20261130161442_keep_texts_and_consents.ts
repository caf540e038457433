import type { Knex } from 'knex';

/** Imprint, privacy and terms in all their versions, and who agreed to which of them when. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.site_texts (
      page text not null constraint site_texts_page_known check (page in ('imprint', 'privacy', 'terms')),
      -- From 1 on: before the first one the sample holds.
      version integer not null constraint site_texts_version_positive check (version >= 1),
      -- By language.
      texts jsonb not null constraint site_texts_is_object check (jsonb_typeof(texts) = 'object'),
      -- Whoever is signed in is asked to agree once more.
      asks_again boolean not null,
      published_at timestamptz not null,
      constraint site_texts_pkey primary key (page, version)
    );

    create table auth.consents (
      user_id uuid not null references auth.users (id),
      page text not null constraint consents_page_known check (page in ('privacy', 'terms')),
      -- 0 is the sample. No foreign key: that one has no row.
      version integer not null constraint consents_version_range check (version >= 0),
      agreed_at timestamptz not null,
      -- Where the text stood, where it was kept elsewhere.
      link text constraint consents_link_length check (length(link) between 1 and 300),
      way text not null constraint consents_way_known check (way in ('registered', 'invited', 'provider', 'asked')),
      constraint consents_pkey primary key (user_id, page, version)
    );

    -- What was published and agreed to stays as it was: neither is ever changed.
    grant select, insert on platform.site_texts to studyhall_app;
    grant select, insert, delete on auth.consents to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table auth.consents, platform.site_texts;`);
}
