import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';

type Mail = Outputs['admin']['getMail'];

const columns: readonly Column<Mail>[] = [
  { name: 'id', value: (mail) => mail.id },
  { name: 'sentAt', value: (mail) => mail.sentAt },
  { name: 'to', value: (mail) => mail.to },
  { name: 'subject', value: (mail) => mail.subject },
  { name: 'text', value: (mail) => mail.text, isDetail: true },
];

export async function showMail(api: Api, id: string): Promise<ShownRecord> {
  const mail = await found(api.admin.getMail.query({ id }), `kept mail ${id}`);
  return record({ columns, item: mail, sections: [{ title: 'Text', paragraphs: [{ text: mail.text }] }] });
}
