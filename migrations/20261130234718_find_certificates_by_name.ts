import type { Knex } from 'knex';

/** Certificates are found by a word of their name, names may be longer, and who passed a level is listed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Administrators search for words of a name, whatever their case and accents; in a database without a language lower()
    -- knows ASCII alone.
    create index certificates_by_name on progress.certificates using gin (to_tsvector('simple'::regconfig,
      regexp_replace(translate(regexp_replace(normalize(lower(printed_name), NFKD), '[\\u0300-\\u036f]', '', 'g'),
        'ßøæłđıØÆŁĐẞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІҐЉЊЋЂЏЅЈ’‘ʼ‐–—·',
        'soaldioaldsαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіґљњћђџѕј       '),
        '[[:punct:]]', ' ', 'g')));
    -- Who passed a level, the last one first.
    create index passes_of_level on progress.passes (level_id, passed_at desc, user_id, enrolment_id);
    alter table progress.certificates
      drop constraint certificates_name_length,
      add constraint certificates_name_length check (length(printed_name) between 1 and 255);
  `);
}

/** Refused where a name is longer than it could be before: what was signed is not shortened. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table progress.certificates
      drop constraint certificates_name_length,
      add constraint certificates_name_length check (length(printed_name) between 1 and 80);
    drop index progress.passes_of_level;
    drop index progress.certificates_by_name;
  `);
}
