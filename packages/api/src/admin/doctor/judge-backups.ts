import { ok, problem, type SiteFinding, warning } from '../../platform/site-check.ts';
import { cureOfOtherBranch } from '../backup/claim-store.ts';
import type { ReceivedLogFacts } from '../backup/received-log-facts.ts';

/** When a backup was last restored to try it, and whether all was in it. */
interface LastDrill {
  readonly at: Date;
  readonly isOk: boolean;
}

/** What is known of the backups of an installation. */
export interface BackupFacts {
  /** `off`: there are none. `every-moment`: full copies and the log. `logical`: copies of all rows. */
  readonly kind: 'off' | 'every-moment' | 'logical';
  /** How the log is received; null where the database is embedded, or cannot be asked. */
  readonly received: ReceivedLogFacts | null;
  /** Where they are kept. */
  readonly place: string;
  /** They are those of an installation that this one was restored from, or the other way about: nothing is added to them. */
  readonly areAnothers: boolean;
  readonly isOnDiskOfData: boolean;
  readonly hasOffSiteCopy: boolean;
  /** Why copies do not leave the machine now, in one line; null where they do, or nobody says otherwise. */
  readonly offsiteFailure: string | null;
  /** What all of it takes together, and may take; null where nobody can say. */
  readonly bytes: number;
  readonly maxBytes: number | null;
  readonly newestAt: Date | null;
  /** Of the database; null where it cannot be asked. */
  readonly installedAt: Date | null;
  /** Full copies that do not say what they are, by their files. */
  readonly damaged: readonly string[];
  /** The first and the last piece of the log that the newest full copy lacks; null where nothing lacks. */
  readonly gap: { readonly first: string; readonly last: string } | null;
  /** Every moment between them can be restored; null where only those of the backups can. */
  readonly reachesFrom: Date | null;
  readonly reachesTo: Date | null;
  readonly lastDrill: LastDrill | null;
  readonly lastOffsiteDrill: LastDrill | null;
}

const HOUR_MS = 60 * 60_000;
/** They are made every day, and a day may be long. */
const OLD_HOURS = 30;
/** The first is made soon after the first start. */
const FIRST_HOURS = 2;
/** A drill is made every week. */
const LONG_AGO_HOURS = 10 * 24;
/** One with a copy off-site is made by hand: every quarter. */
const LONG_AGO_OFFSITE_HOURS = 100 * 24;

const KINDS = {
  'every-moment': 'full copies and every change since',
  logical: 'copies of all rows, because the role of DATABASE_URL may not replicate',
} as const;

/** A backup of rows is taken by the server, where one is due. */
const cureOf = (kind: BackupFacts['kind']) =>
  kind === 'logical' ? 'studyhall jobs run back-up-site' : 'studyhall backup now';

const hoursSince = (then: Date, now: Date): number => Math.floor((now.getTime() - then.getTime()) / HOUR_MS);

/** A backup counts when it was restored. */
export function judgeBackups(facts: BackupFacts, now: Date): SiteFinding {
  const { kind, place, newestAt, lastDrill } = facts;
  if (kind === 'off') return warning('there are no backups: BACKUPS=off', 'Set BACKUPS=on');
  const what = `${KINDS[kind]} in ${place}`;
  if (facts.areAnothers)
    return problem(
      `none are taken, because ${place} keeps those of another installation: one of the two was restored from the other`,
      cureOfOtherBranch(),
    );
  const [unreadable] = facts.damaged;
  if (unreadable !== undefined)
    return problem(
      `${what}: ${unreadable} is damaged, so that one cannot be restored`,
      'studyhall backup now; then move the folder of the damaged one away',
    );
  if (newestAt === null) {
    const isNew = facts.installedAt !== null && hoursSince(facts.installedAt, now) < FIRST_HOURS;
    return (isNew ? warning : problem)(`${what}: none was made yet`, cureOf(kind));
  }
  const age = hoursSince(newestAt, now);
  if (age > OLD_HOURS)
    return problem(
      `${what}: the newest is ${age} hours old`,
      `${cureOf(kind)}; the log says why none was made`,
    );
  if (facts.gap !== null)
    return problem(
      `${what}: the log from ${facts.gap.first} to ${facts.gap.last} is missing, so that nothing since can be restored`,
      cureOf(kind),
    );
  if (lastDrill !== null && !lastDrill.isOk)
    return problem(`${what}: the last one that was tried could not be restored`, 'studyhall backup drill');
  // Nothing builds a database from copies of rows but an import into an empty one.
  if (kind !== 'logical' && (lastDrill === null || hoursSince(lastDrill.at, now) > LONG_AGO_HOURS))
    return warning(`${what}: none was restored of late to try it`, 'studyhall backup drill');
  if (facts.maxBytes !== null && facts.bytes > facts.maxBytes)
    return warning(
      `${what}: ${inRoom(facts)}, although only what must stay is left: the newest, and what they need`,
      'Raise BACKUP_MAX_BYTES, or set BACKUP_DIR to a larger disk',
    );
  if (facts.isOnDiskOfData && !facts.hasOffSiteCopy)
    return warning(`${what}, on the disk of the data`, 'Set BACKUP_DIR to another disk, or BACKUP_TARGET');
  return ok(
    `${what}: the newest is ${age} hours old${inReach(facts)}; ${inRoom(facts)}${drilled(lastDrill, now)}`,
  );
}

function inRoom({ bytes, maxBytes }: BackupFacts): string {
  const most = maxBytes === null ? '' : ` of at most ${inMegabytes(maxBytes)}`;
  return `they take ${inMegabytes(bytes)}${most}`;
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}

function inReach({ reachesFrom, reachesTo }: BackupFacts): string {
  if (reachesFrom === null || reachesTo === null) return '';
  return `, and every moment from ${reachesFrom.toISOString()} to ${reachesTo.toISOString()} can be restored`;
}

function drilled(lastDrill: LastDrill | null, now: Date): string {
  return lastDrill === null ? '' : `; one was restored ${hoursSince(lastDrill.at, now)} hours ago to try it`;
}

/** The copy that is left when the machine is gone. */
export function judgeOffsite(facts: BackupFacts, now: Date): SiteFinding {
  const { hasOffSiteCopy, offsiteFailure, lastOffsiteDrill } = facts;
  if (!hasOffSiteCopy)
    return warning('backups do not leave this machine', 'Set BACKUP_TARGET and BACKUP_RECIPIENTS');
  if (offsiteFailure !== null)
    return problem(offsiteFailure, 'Mend what it says; a server tries again within 5 minutes');
  const cure = 'studyhall backup drill --from TARGET --identity FILE';
  if (lastOffsiteDrill === null) return warning('no copy was ever restored to try it', cure);
  const hours = hoursSince(lastOffsiteDrill.at, now);
  if (!lastOffsiteDrill.isOk) return problem('the last copy that was tried could not be restored', cure);
  if (hours > LONG_AGO_OFFSITE_HOURS)
    return warning(`the last copy was restored ${Math.floor(hours / 24)} days ago to try it`, cure);
  return ok(`a copy was restored ${hours} hours ago to try it`);
}

/** What a PostgreSQL that is not ours keeps of its log until a server has received it; undefined where nothing is to be said. */
export function judgeReceivedLog({ kind, received }: BackupFacts): SiteFinding | undefined {
  if (received === null) return undefined;
  const { slot, maySwitch, segmentBytes, keptMegabytes } = received;
  if (kind !== 'every-moment')
    return slot === null || slot.isActive
      ? undefined
      : warning(
          `nobody receives the log, and PostgreSQL keeps ${Math.round(received.lagBytes / 1_000_000)} MB and more of it for studyhall_backup`,
          'studyhall backup release, or let a server take backups',
        );
  if (slot?.isActive !== true)
    return warning(
      'no server receives the log: moments since the newest one cannot be restored',
      'Start a server; its log says why it does not come',
    );
  if (keptMegabytes < 0)
    return warning(
      'a server that is away for long lets the log fill the disk of PostgreSQL: max_slot_wal_keep_size is -1',
      `ALTER SYSTEM SET max_slot_wal_keep_size = '8GB', and SELECT pg_reload_conf()`,
    );
  if (!maySwitch)
    return warning(
      `the log is received, but up to ${Math.round(segmentBytes / 2 ** 20)} MB of it may be lost with the database: the role of DATABASE_URL may not end a segment`,
      'GRANT EXECUTE ON FUNCTION pg_switch_wal() to it, in its database',
    );
  return ok('the log is received, and no more than a minute of it can be lost');
}
