import { hostname, userInfo } from 'node:os';

/** Whoever works at the machine's own terminal, as its operating system knows them: `operator:LOGIN@HOST`. */
export function operatorName(): string {
  return `operator:${loginName()}@${hostname()}`;
}

/** In a container an account may have a number and no name. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
