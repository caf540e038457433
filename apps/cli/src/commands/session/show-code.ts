import { renderUnicodeCompact } from 'uqr';
import type { Outputs } from '../../connection/api.ts';
import { openBrowser } from '../../connection/open-browser.ts';
import type { Terminal } from '../../output/terminal.ts';

type Started = Outputs['auth']['startDevice'];

/** The code, where to type it, and the same for a phone to look at. The browser opens where there is one. */
export function showCode(terminal: Terminal, started: Started): void {
  const { userCode, verificationUrl, verificationUrlComplete, expiresInSeconds } = started;
  if (terminal.isInteractive) {
    terminal.say(renderUnicodeCompact(verificationUrlComplete));
    openBrowser(verificationUrlComplete);
  }
  terminal.say(`Open ${verificationUrl} where you are signed in and type: ${userCode}`);
  terminal.say(
    `The code holds for ${Math.round(expiresInSeconds / 60)} minutes. Waiting for your yes …`,
    'hint',
  );
}
