import type { Knex } from 'knex';
import type { Settings } from './settings.ts';

export type Verdict = 'ok' | 'warning' | 'problem';

/** What a look at the installation has found: a line that says it, and one that says what to do about it. */
export interface SiteFinding {
  readonly verdict: Verdict;
  readonly what: string;
  /** Null where nothing has to be done. */
  readonly cure: string | null;
}

/** What there is to look at. */
export interface Site {
  readonly settings: Settings;
  readonly now: Date;
}

/** The same with a database that answers. */
export interface SiteWithDatabase extends Site {
  /** Connected as the application is. */
  readonly db: Knex;
  /** Connected as whoever migrates is. */
  readonly owner: Knex;
  readonly directUrl: string;
}

/** One thing that an installation needs. */
export type SiteCheck =
  | { readonly name: string; readonly needs: 'settings'; look(site: Site): Promise<SiteFinding> }
  | { readonly name: string; readonly needs: 'database'; look(site: SiteWithDatabase): Promise<SiteFinding> };

export function ok(what: string): SiteFinding {
  return { verdict: 'ok', what, cure: null };
}

export function warning(what: string, cure: string): SiteFinding {
  return { verdict: 'warning', what, cure };
}

export function problem(what: string, cure: string): SiteFinding {
  return { verdict: 'problem', what, cure };
}
