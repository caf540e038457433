import { isDeepStrictEqual } from 'node:util';

/** Whether a row says everything that was written, whatever it says beside that. */
export function saysTheSame(row: object, written: object): boolean {
  const stored = new Map<string, unknown>(Object.entries(row));
  return Object.entries(written).every(([name, value]) => isDeepStrictEqual(stored.get(name), plain(value)));
}

/** As JSON keeps it: what is undefined is left out. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
}
