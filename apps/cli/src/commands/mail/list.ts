import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Mail = Outputs['admin']['listMails']['items'][number];

const columns: readonly Column<Mail>[] = [
  { name: 'id', value: (mail) => mail.id },
  { name: 'to', value: (mail) => mail.to },
  { name: 'subject', value: (mail) => mail.subject, isFlexible: true },
  { name: 'sentAt', value: (mail) => mail.sentAt },
];

export async function listMails(api: Api, limit: number): Promise<Listing> {
  let isKept = true;
  const { items, note } = await gatherPages(limit, async (page) => {
    const answer = await api.admin.listMails.query(page);
    isKept = answer.isKept;
    return answer;
  });
  const whyEmpty = isKept ? 'No mail is kept' : 'A mail server takes the mails: none is kept here';
  return listing({ columns, items, note: items.length === 0 ? whyEmpty : note });
}
