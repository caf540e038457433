import { hostname } from 'node:os';
import type { Api } from '../../connection/api.ts';

export interface LoginRequest {
  readonly identifier: string;
  readonly password: string;
  /** Where the account has a second factor. */
  readonly code?: string | undefined;
}

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
}

const DEVICE_NAME_MAX = 100;

/** How this machine is called among the person's devices. */
export function thisDevice(): string {
  return `Terminal on ${hostname()}`.slice(0, DEVICE_NAME_MAX);
}

/** Opens a session that shows up among the person's devices under this machine's name. */
export async function logIn(api: Api, { identifier, password, code }: LoginRequest): Promise<NewSession> {
  const given = { identifier, password, deviceName: thisDevice(), ...(code === undefined ? {} : { code }) };
  return await api.auth.openTerminalSession.mutate(given);
}
