import { randomBytes } from 'node:crypto';

/** A new seed for what is drawn by lot: 32 hexadecimal digits. */
export function randomSeed(): string {
  return randomBytes(16).toString('hex');
}
