import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';

export type User = Outputs['admin']['getUser'];

/** An account by its id, user name or address. */
export async function findUser(api: Api, user: string): Promise<User> {
  return await found(api.admin.getUser.query({ user }), `account with the id, name or address "${user}"`);
}
