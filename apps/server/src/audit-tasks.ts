import { type Context, chainAudit, getAuditHead } from '@studyhall/api/server';
import type { Logger } from 'pino';
import type { BackgroundTask } from './background.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/**
 * Chains the audit log, and tells its head once a day: a log that is kept elsewhere then proves what stood here. Every
 * process does it; where one chains, the others have nothing to do.
 */
export function auditTasks(db: Context['db'], logger: Logger): BackgroundTask[] {
  let toldOn: string | undefined;
  const tellHead = async () => {
    const today = new Date().toISOString().slice(0, 10);
    if (today === toldOn) return;
    const { position, hash } = await getAuditHead(db);
    logger.info({ position, hash }, 'the head of the audit log');
    toldOn = today;
  };
  return [
    { name: 'audit log', everyMs: 5 * SECOND_MS, run: () => chainAudit(db) },
    { name: 'head of the audit log', everyMs: HOUR_MS, run: tellHead },
  ];
}
