import * as z from 'zod';

export const roles = ['admin', 'member', 'guest', 'individual'] as const;
export const role = z.enum(roles);
export type Role = z.output<typeof role>;
