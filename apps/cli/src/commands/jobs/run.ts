import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';

/** Runs a job in the server that answers; fails if the job does. */
export async function runJob(api: Api, name: string): Promise<Done> {
  const { outcome, error } = await found(api.admin.runJob.mutate({ name }), `job "${name}"`);
  if (outcome === 'failed') throw new Failure(`${name} failed: ${error ?? 'the server was stopped'}`);
  if (outcome === 'running') return done(`${name} goes on; how it ends, once it has: studyhall jobs list`);
  return done(`${name} is done`);
}
