import { ok, problem, type SiteCheck, warning } from './site-check.ts';

const TIMEOUT_MS = 10_000;

/** Whether the mail server greets, and takes the log-in; nothing is sent. */
export const mailCheck: SiteCheck = {
  name: 'mail',
  needs: 'settings',
  look: async ({ settings: { mail } }) => {
    if (mail.kind === 'file')
      return warning(
        `no mail server is set: mails are kept in ${mail.folder}`,
        'Set SMTP_URL, or read them with studyhall mail list',
      );
    const { hostname, protocol } = new URL(mail.url);
    const { createTransport } = await import('nodemailer');
    const timeouts = {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
    const transport = createTransport({ url: mail.url, ...timeouts });
    try {
      await transport.verify();
      return ok(`${hostname} greets${protocol === 'smtps:' ? ', encrypted' : ''}`);
    } catch (error) {
      // Without the address, which may hold a password.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
      return problem(
        `${hostname} does not take mails (${code})`,
        'Look at SMTP_URL: server, port, user, password',
      );
    } finally {
      transport.close();
    }
  },
};
