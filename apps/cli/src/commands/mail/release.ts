import type { Api } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';

/** Some of them were perhaps sent before the accident, and go out a second time. */
export async function releaseMails(api: Api): Promise<Done> {
  const { restores } = await api.admin.releaseMails.mutate();
  return done(restores === 0 ? 'No mails are held' : 'Mails from before the restore go out now');
}
