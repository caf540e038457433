import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';

/** The role is not there before the first migration. */
const OURS = `n.nspowner = (select oid from pg_roles where rolname = 'studyhall_owner')`;

/** A table of ours, by the names that SQL wants. */
export const SiteTable = z.object({
  /** The schema, which is the domain's name. */
  domain: z.string(),
  /** Such as `quizzes.exams`. */
  name: z.string(),
  /** Those that hold something of their own: generated ones follow from the others. */
  columns: z.array(z.string()),
});
export type SiteTable = z.output<typeof SiteTable>;

const listing = statement(
  'site-tables',
  `select n.nspname::text as domain, format('%I.%I', n.nspname, c.relname) as name,
     array(select quote_ident(a.attname) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       order by a.attname) as columns
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where ${OURS} and c.relkind in ('r', 'p') and not c.relispartition
   order by format('%I.%I', n.nspname, c.relname) collate "C"`,
  SiteTable,
);

/** Every table of every domain, by name. */
export async function listSiteTables(db: Knex): Promise<SiteTable[]> {
  return await listing.all(db, {});
}

const ForeignKey = z.object({ table: z.string(), name: z.string(), definition: z.string() });
export type ForeignKey = z.output<typeof ForeignKey>;

const foreignKeys = statement(
  'site-foreign-keys',
  `select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(k.conname) as name,
     pg_get_constraintdef(k.oid) as definition
   from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OURS} and k.contype = 'f' and k.conparentid = 0
   order by 1, 2`,
  ForeignKey,
);

export async function listForeignKeys(db: Knex): Promise<ForeignKey[]> {
  return await foreignKeys.all(db, {});
}

export const SiteSequence = z.object({ name: z.string(), value: z.number().int() });
export type SiteSequence = z.output<typeof SiteSequence>;

const sequences = statement(
  'site-sequences',
  `select format('%I.%I', s.schemaname, s.sequencename) as name, s.last_value as value
   from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
   where ${OURS} and s.last_value is not null
   order by 1`,
  SiteSequence,
  { neverNull: ['value'] },
);

/** Those that have given a number out. */
export async function listSequences(db: Knex): Promise<SiteSequence[]> {
  return await sequences.all(db, {});
}
