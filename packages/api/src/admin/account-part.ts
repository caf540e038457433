import type { AccountPart } from '../platform/account-part.ts';

export const adminPart: AccountPart = { room: 'admin', ofNobody: ['admin.drills'], tables: [] };
