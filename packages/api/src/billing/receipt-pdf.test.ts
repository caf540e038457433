import { expect, it } from 'vitest';
import { drawPdf } from '../platform/drawing/draw-pdf.ts';
import { loadTypeface } from '../platform/drawing/typeface.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { type ReceiptSheet, receiptSheet } from './receipt-pdf.ts';

const sheet: ReceiptSheet = {
  receipt: {
    receiptId: '0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e8f',
    orderId: '0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e90',
    number: '2026-00042',
    issuedOn: '2026-11-30',
    title: '500 credits',
    amount: 490,
    tax: 78,
    currency: 'eur',
    paymentMethod: 'card',
    seller: { name: 'Hill School', address: 'Main Road 1\n12345 Hill', vatNumber: 'DE1' },
    returns: [{ number: '2026-00043', kind: 'refund', issuedOn: '2026-12-01', amount: -90, tax: null }],
  },
  buyer: 'Ada, ada@example.org',
  siteName: 'Hill learns',
  language: 'en',
  isSandbox: false,
};

async function linesOf(drawn: ReceiptSheet): Promise<readonly string[]> {
  const typeface = await loadTypeface();
  const papers = { createdAt: new Date('2026-11-30T00:00:00Z'), author: 'Hill School' };
  return readPdf(await drawPdf(receiptSheet(drawn, typeface), typeface, papers)).lines;
}

it('a receipt names the seller, its number, what was paid with its tax, and what went back', async () => {
  const lines = await linesOf(sheet);
  expect(lines).toEqual([
    'Receipt',
    'Hill learns',
    'Hill School',
    'Main Road 1',
    '12345 Hill',
    'VAT number DE1',
    ...['Receipt number', '2026-00042', 'Paid on', '30 November 2026', 'Bought by', 'Ada, ada@example.org'],
    ...['Order', '0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e90'],
    ...['500 credits', '€4.90', 'Total (EUR)', '€4.90', 'Tax in it', '€0.78'],
    ...['Refunded, 2026-00043, 1 December 2026', '-€0.90', 'Remains paid', '€4.00'],
  ]);
});

it('without a seller it says in the reader’s language that it is no invoice, and of the sandbox that no money was paid', async () => {
  const lines = await linesOf({
    ...sheet,
    receipt: { ...sheet.receipt, seller: null, tax: null, orderId: null, returns: [] },
    language: 'de',
    isSandbox: true,
  });
  expect(lines).toContain('Das ist keine Rechnung: Es hat noch niemand gesagt, wer verkauft.');
  expect(lines).toContain('In der Sandbox entstanden: Es wurde kein echtes Geld bezahlt.');
  expect(lines.some((line) => /Steuer|Bestellung|USt/.test(line))).toBe(false);
});

it('a name as long as it may be leaves the page on no side', async () => {
  const typeface = await loadTypeface();
  const long = { ...sheet, buyer: 'W'.repeat(300), siteName: 'W'.repeat(40) };
  const { parts, width, height } = receiptSheet(long, typeface);
  for (const mark of parts.flatMap(({ marks }) => marks)) {
    if (mark.kind !== 'line') continue;
    const { text, x, y, align } = mark;
    const wide = typeface.widthOf(text, mark);
    const left = align === 'right' ? x - wide : x;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + wide).toBeLessThanOrEqual(width);
    expect(y).toBeLessThanOrEqual(height);
  }
});
