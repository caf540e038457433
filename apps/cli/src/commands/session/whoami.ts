import type { Outputs } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { rightsText } from '../users/columns.ts';

type Viewer = NonNullable<Outputs['auth']['me']>;
interface Identity extends Viewer {
  readonly server: string;
}

const columns: readonly Column<Identity>[] = [
  { name: 'server', value: (me) => me.server },
  { name: 'userId', title: 'user id', value: (me) => me.userId },
  { name: 'username', title: 'user name', value: (me) => me.username },
  { name: 'email', value: (me) => me.email },
  { name: 'displayName', title: 'name', value: (me) => me.displayName },
  { name: 'role', value: (me) => me.role },
  { name: 'rights', value: (me) => rightsText(me.rights) },
  { name: 'timeZone', value: (me) => me.timeZone },
];

/** The account that the server sees behind the kept log-in. */
export async function whoAmI({ api, server }: Connection): Promise<ShownRecord> {
  const me = await api.auth.me.query();
  if (me === null)
    throw new Failure(`your session on ${server} has ended`, {
      hint: `Log in again: studyhall login --server ${server}`,
    });
  return record({ columns, item: { ...me, server } });
}
