import type { Knex } from 'knex';
import type { DataCheck, DataPage, Flaw, LookingAt } from '../../platform/data-check.ts';
import type { Secrets } from '../../platform/secrets.ts';

/** What a check has found. */
export interface Finding extends Flaw {
  readonly check: string;
}

export interface DataProgress {
  readonly check: DataCheck;
  /** How many of all checks are done. */
  readonly done: number;
  readonly total: number;
  /** How many rows this one has looked at. */
  readonly seen: number;
}

export interface RunningChecks {
  readonly now: Date;
  readonly onFinding: (finding: Finding) => void;
  readonly onProgress?: (progress: DataProgress) => void;
  /** Without them, checks of what is signed are left out. */
  readonly secrets?: Secrets | undefined;
  /** Where a run before stopped: a check, or `check@place`. */
  readonly from?: string | undefined;
  /** Ends the run after the page that it is at. */
  readonly signal?: AbortSignal;
  readonly checks?: readonly DataCheck[];
}

export interface DataReport {
  /** The checks that went to their end. */
  readonly checked: readonly string[];
  /** Checks that were left out, as there were no secret keys. */
  readonly skipped: readonly string[];
  readonly findings: number;
  /** Where to go on, if the run was ended before its end. */
  readonly stoppedAt: string | null;
}

/** The name of a check to begin with is none. */
export class UnknownCheckError extends Error {
  override readonly name = 'UnknownCheckError';
}

/**
 * Looks at everything that is stored, changes nothing, and tells each finding as it is found. Every page is a read-only
 * transaction of its own that sees one moment: nothing differs because it is being written, and no long one holds the
 * vacuum back. @throws UnknownCheckError, and what the database says.
 */
export async function runDataChecks(db: Knex, running: RunningChecks): Promise<DataReport> {
  const { from, signal, secrets } = running;
  // Loaded only here: a start needs none of them.
  const checks = running.checks ?? (await import('./data-checks.ts')).dataChecks;
  const start = placeOf(from, checks);
  const checked: string[] = [];
  const skipped: string[] = [];
  let findings = 0;
  for (const [done, check] of checks.entries()) {
    if (done < start.index) continue;
    if (check.needsSecrets === true && secrets === undefined) {
      skipped.push(check.name);
      continue;
    }
    let seen = 0;
    for (let after = done === start.index ? start.after : null; ; ) {
      if (signal?.aborted === true) {
        const stoppedAt = after === null ? check.name : `${check.name}@${after}`;
        return { checked, skipped, findings, stoppedAt };
      }
      running.onProgress?.({ check, done, total: checks.length, seen });
      const page = await lookOnce(db, { check, after, now: running.now, secrets });
      for (const flaw of page.flaws) running.onFinding({ check: check.name, ...flaw });
      findings += page.flaws.length;
      seen += page.seen;
      if (page.next === null) break;
      after = page.next;
    }
    checked.push(check.name);
  }
  return { checked, skipped, findings, stoppedAt: null };
}

function placeOf(
  from: string | undefined,
  checks: readonly DataCheck[],
): { readonly index: number; readonly after: string | null } {
  if (from === undefined) return { index: 0, after: null };
  const [name, ...rest] = from.split('@');
  const index = checks.findIndex((check) => check.name === name);
  if (index < 0) throw new UnknownCheckError(`no check is called "${name}"`);
  return { index, after: rest.length === 0 ? null : rest.join('@') };
}

async function lookOnce(
  db: Knex,
  { check, ...at }: LookingAt & { readonly check: DataCheck },
): Promise<DataPage> {
  return await db.transaction(async (trx) => await check.look(trx, at), {
    isolationLevel: 'repeatable read',
    readOnly: true,
  });
}
