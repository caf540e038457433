import { headOf, isTo, type KeptMail, type MailTransport, type PromisedMail, pageOfMails } from './mail.ts';

/** Keeps mails in this process: for tests, and for looking at what would be sent. */
export function createMemoryMails(): MailTransport & { readonly mails: readonly KeptMail[] } {
  const kept = new Map<string, KeptMail & PromisedMail>();
  return {
    get mails() {
      return [...kept.values()];
    },
    mailbox: {
      list: async (asked) => {
        const { page, nextCursor } = pageOfMails([...kept.keys()], asked);
        const items = page.flatMap((id) => kept.get(id) ?? []).map(headOf);
        return { isKept: true, items, nextCursor };
      },
      find: async (id) => kept.get(id),
      forget: async (account) => {
        for (const [id, mail] of kept) if (isTo(account, mail)) kept.delete(id);
      },
    },
    send: async (mail, { id, now }) => {
      kept.set(id, { ...mail, id, sentAt: now });
    },
    close: async () => undefined,
  };
}
