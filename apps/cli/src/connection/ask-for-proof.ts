import type { AskForProof } from '@studyhall/client';
import { totpCode } from '@studyhall/domain/auth/factor-schemas';
import type { Terminal } from '../output/terminal.ts';
import { askPassword } from '../prompts.ts';
import type { Api } from './api.ts';

/**
 * Asks at the terminal for what proves once more who uses the session, as often as the server takes it. Nobody can be
 * asked in a script, and no passkey is touched in a terminal: then the call fails, and its failure says what to do.
 */
export function proofAsker(terminal: Terminal, api: Api): AskForProof {
  return async ({ details }) => {
    const methods = String(details['methods'] ?? '').split(',');
    if (!terminal.isInteractive) return false;
    const instead = 'Log in again: studyhall login';
    if (methods.includes('password')) {
      const message = 'Your password, once more';
      await api.auth.confirm.mutate({
        method: 'password',
        password: await askPassword(terminal, { message, instead }),
      });
      return true;
    }
    if (!methods.includes('totp') && !methods.includes('recovery-code')) return false;
    const message = methods.includes('totp') ? 'Code of your app, or a recovery code' : 'A recovery code';
    await api.auth.confirm.mutate(codeOf(await askPassword(terminal, { message, instead })));
    return true;
  };
}

/** Six digits are of an app. */
function codeOf(typed: string) {
  const digits = totpCode.safeParse(typed).data;
  return digits === undefined
    ? ({ method: 'recovery-code', code: typed } as const)
    : ({ method: 'totp', code: digits } as const);
}
