import { openDatabase } from '../../platform/database.ts';
import { accessDatabase } from '../../platform/database-access.ts';
import { explainDatabaseFailure } from '../../platform/database-failure.ts';
import { isDatabaseMade } from '../../platform/embedded-postgres-place.ts';
import { migrationStatus } from '../../platform/migrate.ts';
import { type Settings, SettingsError } from '../../platform/settings.ts';
import { loadSettings } from '../../platform/settings-sources.ts';
import {
  ok,
  problem,
  type Site,
  type SiteCheck,
  type SiteFinding,
  type SiteWithDatabase,
  warning,
} from '../../platform/site-check.ts';

export interface NamedFinding extends SiteFinding {
  readonly check: string;
}

export interface Examining {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths of settings are in. */
  readonly root: string;
  readonly now: Date;
  /** Told what a start of the embedded database says. */
  readonly log: (line: string) => void;
  readonly onFinding: (finding: NamedFinding) => void;
}

/**
 * Looks at everything that an installation needs, without a server and whatever is wrong with it, and changes nothing.
 * What cannot be asked because something else is missing is left out.
 */
export async function examineSite(examining: Examining): Promise<readonly NamedFinding[]> {
  const findings: NamedFinding[] = [];
  const tell = (check: string, finding: SiteFinding): void => {
    const named = { check, ...finding };
    findings.push(named);
    examining.onFinding(named);
  };
  const settings = read(examining);
  if (settings instanceof SettingsError) {
    tell(
      'settings',
      problem(settings.message, 'Correct it where the server gets its settings; the README lists them'),
    );
    return findings;
  }
  tell('settings', ok('all that are set can be read'));
  const site = { settings, now: examining.now };
  const { siteChecks } = await import('./site-checks.ts');
  for (const check of siteChecks)
    if (check.needs === 'settings') tell(check.name, await attempted(async () => await check.look(site)));
  await lookInside(site, { checks: siteChecks, log: examining.log, tell });
  return findings;
}

function read({ env, root }: Examining): Settings | SettingsError {
  try {
    return loadSettings(env, root);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

type Tell = (check: string, finding: SiteFinding) => void;

/** Without a database as well: then they are asked for most. */
async function lookAtBackups(site: Site, inside: OpenSite | undefined, tell: Tell): Promise<void> {
  const [{ findBackupFacts }, { judgeBackups, judgeOffsite, judgeReceivedLog }] = await Promise.all([
    import('./backup-facts.ts'),
    import('./judge-backups.ts'),
  ]);
  const found = await attempted(async () => await findBackupFacts(site, inside));
  if ('verdict' in found) return tell('backups', found);
  // Of an installation that never started nothing could be kept.
  if (inside === undefined && found.newestAt === null) return;
  tell('backups', judgeBackups(found, site.now));
  const log = judgeReceivedLog(found);
  if (log !== undefined) tell('log', log);
  if (found.kind !== 'off') tell('off-site', judgeOffsite(found, site.now));
}

interface Inside {
  readonly checks: readonly SiteCheck[];
  readonly log: (line: string) => void;
  readonly tell: Tell;
}

async function lookInside(site: Site, { checks, log, tell }: Inside): Promise<void> {
  const opened = await openInside(site, log);
  if ('verdict' in opened) {
    tell('database', opened);
    return await lookAtBackups(site, undefined, tell);
  }
  try {
    tell('database', ok(opened.place));
    for (const check of checks)
      if (check.needs === 'database') tell(check.name, await attempted(async () => await check.look(opened)));
    await lookAtBackups(site, opened, tell);
  } finally {
    await opened.close();
  }
}

interface OpenSite extends SiteWithDatabase {
  readonly place: string;
  close(): Promise<void>;
}

/** The database by both ways into it, or why there is none to look into. Nobody's first start is made here. */
async function openInside(site: Site, log: (line: string) => void): Promise<OpenSite | SiteFinding> {
  const { askForSign } = await import('../../platform/database-checks.ts');
  const { database, dataFolder } = site.settings;
  if (database.kind === 'embedded' && !(await isDatabaseMade(dataFolder)))
    return warning(`there is none yet in ${dataFolder}`, 'Start the server, which makes it');
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const { directUrl, application, place, stop } = await accessDatabase(site.settings, log);
    ends.push(stop);
    const owner = openDatabase({ url: directUrl, poolSize: 1 });
    ends.push(async () => await owner.destroy());
    await askForSign(owner);
    if ((await migrationStatus(directUrl)).done.length === 0) {
      await close();
      return warning(`${place} has no schema yet`, 'studyhall migrate, or start the server');
    }
    const db = openDatabase({ ...application, poolSize: 1 });
    ends.push(async () => await db.destroy());
    await askForSign(db);
    return { ...site, db, owner, directUrl, place, close };
  } catch (error) {
    await close();
    const what = explainDatabaseFailure(error) ?? (error instanceof Error ? error.message : String(error));
    return problem(what, 'Start it, or correct DATABASE_URL');
  }
}

/** That something cannot be looked at is worth saying, and keeps nobody from looking at the rest. */
async function attempted<T>(look: () => Promise<T>): Promise<T | SiteFinding> {
  try {
    return await look();
  } catch (error) {
    const what = explainDatabaseFailure(error) ?? (error instanceof Error ? error.message : String(error));
    return problem(`could not be looked at: ${what}`, 'See what the message says');
  }
}
