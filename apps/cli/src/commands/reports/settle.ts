import type { ReportOutcome } from '@studyhall/domain/auth/reports';
import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import type { Report } from './list.ts';

interface Decision {
  readonly id: string;
  readonly to: 'hide' | 'dismiss' | 'restore';
  /** Also where somebody has decided otherwise. */
  readonly isAgain?: boolean;
}

/** Decides about what was reported: what waits, or what is hidden for `restore`, unless it is to be decided again. */
export async function settle(api: Api, { id, to, isAgain = to === 'restore' }: Decision): Promise<Done> {
  const report = await found(api.admin.getReport.query({ id }), `report ${id}`);
  const { state: seen } = report;
  const whose = `the ${report.thing} of ${report.subject.name}`;
  if (to === 'restore' && seen !== 'hidden') throw new Failure(`${whose} is not hidden`);
  const outcome = to === 'hide' ? 'hidden' : 'dismissed';
  if (seen === outcome) return done(`Nothing to do: ${decisionAbout(report, seen)}`);
  if (seen !== 'open' && !isAgain)
    throw new Failure(decisionAbout(report, seen), {
      hint: `Decide otherwise: studyhall reports ${to} ${id} --again`,
    });
  await api.admin.settleReport.mutate({ id, seen, outcome });
  return done(outcome === 'hidden' ? `Others no longer see ${whose}` : `Everybody sees ${whose}`);
}

/** Who decided what, and when. */
function decisionAbout({ thing, subject, settledBy, settledAt }: Report, outcome: ReportOutcome): string {
  const decided = outcome === 'hidden' ? 'was hidden' : 'was let be';
  const by = settledBy === null ? '' : ` by ${settledBy}`;
  const at = settledAt === null ? '' : ` at ${settledAt.toISOString()}`;
  return `the ${thing} of ${subject.name} ${decided}${by}${at}`;
}
