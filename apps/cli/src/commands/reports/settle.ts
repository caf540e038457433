import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';

interface Decision {
  readonly id: string;
  readonly to: 'hide' | 'dismiss' | 'restore';
}

/** Decides about what was reported, from the state that it has now. */
export async function settle(api: Api, { id, to }: Decision): Promise<Done> {
  const { state: seen, thing, subject } = await found(api.admin.getReport.query({ id }), `report ${id}`);
  const whose = `the ${thing} of ${subject.name}`;
  if (to === 'restore' && seen !== 'hidden') throw new Failure(`${whose} is not hidden`);
  if (to === 'dismiss' && seen === 'hidden')
    throw new Failure(`${whose} is hidden; "reports restore" shows it again`);
  const outcome = to === 'hide' ? 'hidden' : 'dismissed';
  if (seen === outcome) return done(`Nothing to do: that is decided already`);
  await api.admin.settleReport.mutate({ id, seen, outcome });
  return done(outcome === 'hidden' ? `Others no longer see ${whose}` : `Everybody sees ${whose}`);
}
