import { ReceiptAt } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import { getViewerView } from '../auth/queries.ts';
import type { Context } from '../platform/context.ts';
import { readInstanceSettings } from '../platform/instance-settings.ts';
import { findReceipt } from './read-receipts.ts';

interface ReceiptFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/** One's own receipt as a PDF, in the language of its reader. Errors: `unauthenticated`, `forbidden` for programs, `not-found`. */
export async function getReceiptFile(
  { db, viewer, payments }: Pick<Context, 'db' | 'viewer' | 'payments'>,
  asked: { readonly id: string },
): Promise<ReceiptFile> {
  if (viewer === null) throw new DomainError('unauthenticated');
  if (viewer.scopes !== undefined) throw new DomainError('forbidden');
  const { data } = ReceiptAt.safeParse(asked);
  const receipt = data === undefined ? undefined : await findReceipt(db, { userId: viewer.userId, ...data });
  if (receipt === undefined) throw new DomainError('not-found');
  const { displayName, email } = await getViewerView(db, viewer);
  const { siteName } = await readInstanceSettings(db);
  const [{ drawPdf }, { loadTypeface }, { receiptSheet }] = await Promise.all([
    import('../platform/drawing/draw-pdf.ts'),
    import('../platform/drawing/typeface.ts'),
    import('./receipt-pdf.ts'),
  ]);
  const typeface = await loadTypeface();
  const sheet = {
    receipt,
    buyer: email === null ? displayName : `${displayName}, ${email}`,
    siteName,
    language: viewer.language,
    isSandbox: payments.provider === 'sandbox',
  };
  const papers = {
    createdAt: new Date(`${receipt.issuedOn}T00:00:00Z`),
    author: receipt.seller?.name ?? siteName,
  };
  return {
    fileName: `receipt-${receipt.number}.pdf`,
    content: await drawPdf(receiptSheet(sheet, typeface), typeface, papers),
  };
}
