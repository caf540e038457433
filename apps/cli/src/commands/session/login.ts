import { hostname } from 'node:os';
import type { Api } from '../../connection/api.ts';

export interface LoginRequest {
  readonly identifier: string;
  readonly password: string;
}

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
}

const DEVICE_NAME_MAX = 100;

/** Opens a session that shows up among the person's devices under this machine's name. */
export async function logIn(api: Api, { identifier, password }: LoginRequest): Promise<NewSession> {
  const deviceName = `Terminal on ${hostname()}`.slice(0, DEVICE_NAME_MAX);
  return await api.auth.openTerminalSession.mutate({ identifier, password, deviceName });
}
