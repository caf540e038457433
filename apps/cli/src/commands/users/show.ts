import type { Api } from '../../connection/api.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { findUser, type User } from './find.ts';

const columns: readonly Column<User>[] = [
  { name: 'userId', title: 'user id', value: (user) => user.userId },
  { name: 'username', title: 'user name', value: (user) => user.username },
  { name: 'email', value: (user) => user.email },
  { name: 'role', value: (user) => user.role },
  { name: 'isActive', value: (user) => user.isActive },
  { name: 'level', value: (user) => user.level },
  { name: 'xp', title: 'XP', value: (user) => user.xp },
  { name: 'createdAt', value: (user) => user.createdAt },
  { name: 'lastLoginAt', value: (user) => user.lastLoginAt },
];

export async function showUser(api: Api, user: string): Promise<ShownRecord> {
  return record({ columns, item: await findUser(api, user) });
}
