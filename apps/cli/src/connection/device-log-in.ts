import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../failures.ts';
import { type Api, type Outputs, refusalOf } from './api.ts';

type Started = Outputs['auth']['startDevice'];
type Redeemed = Outputs['auth']['redeemDevice'];

interface DeviceLogIn {
  readonly deviceName: string;
  /** Shows the code and the address to whoever sits there. */
  readonly show: (started: Started) => void;
}

/**
 * Lets somebody say yes where they are signed in, and answers with the session (RFC 8628). Fails when somebody says no,
 * and when nobody said anything in time.
 */
export async function logInByDevice(api: Api, { deviceName, show }: DeviceLogIn): Promise<Redeemed> {
  const started = await api.auth.startDevice.mutate({ deviceName });
  show(started);
  const until = Date.now() + started.expiresInSeconds * 1000;
  let seconds = started.intervalSeconds;
  while (Date.now() < until) {
    await pause(seconds * 1000);
    const asked = await ask(api, started.deviceCode);
    if ('token' in asked) return asked;
    seconds = asked.intervalSeconds ?? seconds;
  }
  throw expired();
}

/** What there is, or how long to wait from now on. What passes, such as a lost connection, is asked again more slowly. */
async function ask(api: Api, deviceCode: string): Promise<Redeemed | { readonly intervalSeconds?: number }> {
  try {
    return await api.auth.redeemDevice.mutate({ deviceCode });
  } catch (error) {
    const refusal = refusalOf(error);
    switch (refusal?.reason) {
      case 'authorization-pending':
        return {};
      case 'slow-down':
        return { intervalSeconds: Number(refusal.details.intervalSeconds) };
      case undefined:
      case 'busy':
        return { intervalSeconds: 10 };
      case 'device-denied':
        throw new Failure('the log-in was turned down');
      case 'device-code-expired':
        throw expired();
      default:
        throw error;
    }
  }
}

function expired(): Failure {
  return new Failure('nobody approved the log-in in time', { hint: 'Begin again: studyhall login' });
}
