import { addressOfPicture } from '@studyhall/domain/auth/picture';
import { downloadFile } from '../../connection/download-file.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { record, type ShownRecord } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { columns, type Report, reasonsOf } from './list.ts';

interface Shown {
  readonly id: string;
  /** Where a picture goes to be looked at. */
  readonly save?: string | undefined;
}

/** One report with the newest reasons; of a picture, where it is looked at in a browser. */
export async function showReport(connection: Connection, { id, save }: Shown): Promise<ShownRecord> {
  const { server, api } = connection;
  const item = await found(api.admin.getReport.query({ id }), `report ${id}`);
  if (save !== undefined) await savePicture(connection, item, save);
  const address = isShown(item) ? `${server}${addressOfPicture(item.what)}` : null;
  const paragraphs = reasonsOf(item).map((text) => ({ text }));
  return record({
    columns: [...columns, { name: 'address', value: () => address, isDetail: true }],
    item,
    sections: [{ title: 'Reasons', paragraphs }],
    ...(save === undefined ? {} : { note: `The picture is in ${save}` }),
  });
}

/** A picture is kept as long as its owner has it. */
const isShown = ({ thing, isCurrent }: Report): boolean => thing === 'picture' && isCurrent;

async function savePicture({ server, token }: Connection, report: Report, file: string): Promise<void> {
  const { thing, what, subject } = report;
  if (thing !== 'picture') throw new Failure(`what was reported of ${subject.name} is a ${thing}`);
  if (!isShown(report)) throw new Failure(`${subject.name} has another picture by now, or none`);
  await downloadFile({ server, token, path: addressOfPicture(what), file, onProgress: () => undefined });
}
