import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

export interface StartOptions extends SandboxOptions {
  /** By default 12111. */
  readonly port?: number;
  /** By default this machine alone. */
  readonly host?: string;
}

export interface StartedSandbox {
  readonly sandbox: Sandbox;
  readonly port: number;
  readonly url: string;
}

const DEFAULT_PORT = 12_111;

/** Starts a sandbox by itself, for a server that finds it by `STRIPE_API_BASE_URL`. */
export async function startSandbox({ port, host, ...options }: StartOptions = {}): Promise<StartedSandbox> {
  const sandbox = createSandbox(options);
  const place = await sandbox.listen(port ?? DEFAULT_PORT, host);
  return { sandbox, ...place };
}
