import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { record, type ShownRecord } from '../../output/result.ts';
import { columns, reasonsOf } from './list.ts';

/** One report with the newest reasons. */
export async function showReport(api: Api, id: string): Promise<ShownRecord> {
  const item = await found(api.admin.getReport.query({ id }), `report ${id}`);
  const paragraphs = reasonsOf(item).map((text) => ({ text }));
  return record({ columns, item, sections: [{ title: 'Reasons', paragraphs }] });
}
