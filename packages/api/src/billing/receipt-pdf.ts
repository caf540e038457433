import { formatMoney } from '@studyhall/domain/billing/money';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Drawing, Line, Part } from '../platform/drawing/drawing.ts';
import { wrapText } from '../platform/drawing/fit-text.ts';
import { longDate } from '../platform/drawing/long-date.ts';
import type { Typeface } from '../platform/drawing/typeface.ts';
import { receiptWords } from './receipt-words.ts';
import type { ReceiptView } from './views.ts';

/** What a receipt is drawn from. */
export interface ReceiptSheet {
  readonly receipt: ReceiptView;
  /** The name, and the address where there is one. */
  readonly buyer: string;
  readonly siteName: string;
  readonly language: LanguageTag;
  /** No real money was paid. */
  readonly isSandbox: boolean;
}

/** A4, in points. */
const page = { width: 595.28, height: 841.89, left: 56, right: 539 } as const;
const ink = { text: '#1a1b2e', soft: '#5a5d78', line: '#d5d7e5' } as const;
const SIZE = 10.5;

/** The receipt on a page of paper: seller, facts, what was paid, and what went back. */
export function receiptSheet(sheet: ReceiptSheet, typeface: Typeface): Drawing {
  const { receipt, siteName, language, isSandbox } = sheet;
  const said = receiptWords[language];
  const column = columnOf(typeface);
  column.heading(said.title, siteName);
  const { seller } = receipt;
  if (seller === null) column.paragraph(said.noInvoice);
  else
    for (const line of [
      seller.name,
      ...seller.address.split('\n'),
      ...(seller.vatNumber === '' ? [] : [said.vatNumber(seller.vatNumber)]),
    ])
      column.paragraph(line);
  column.gap();
  for (const [name, value] of factsOf(sheet)) column.row(name, value);
  column.gap();
  for (const [name, value] of sumsOf(receipt, language)) column.row(name, value);
  column.gap();
  if (isSandbox) column.paragraph(said.sandbox);
  return {
    ...{ width: page.width, height: page.height, language },
    title: `${said.title} ${receipt.number}`,
    parts: column.parts,
  };
}

function factsOf({ receipt, buyer, language }: ReceiptSheet): (readonly [string, string])[] {
  const said = receiptWords[language];
  const { number, issuedOn, orderId } = receipt;
  return [
    [said.number, number],
    [said.date, longDate(issuedOn, language)],
    [said.buyer, buyer],
    ...(orderId === null ? [] : ([[said.order, orderId]] as const)),
  ];
}

function sumsOf(receipt: ReceiptView, language: LanguageTag): (readonly [string, string])[] {
  const said = receiptWords[language];
  const { title, amount, tax, currency, returns } = receipt;
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency }, language);
  const left = returns.reduce((sum, moved) => sum + moved.amount, amount);
  return [
    [title, money(amount)],
    [said.total(currency.toUpperCase()), money(amount)],
    ...(tax === null ? [] : ([[said.tax, money(tax)]] as const)),
    ...returns.map(
      ({ kind, number, issuedOn, amount: moved }) =>
        [`${said.moved[kind]}, ${number}, ${longDate(issuedOn, language)}`, money(moved)] as const,
    ),
    ...(returns.length === 0 ? [] : ([[said.remains, money(left)]] as const)),
  ];
}

/** Lines below each other. */
function columnOf(typeface: Typeface) {
  const parts: Part[] = [];
  let y = 84;
  const line = (text: string, rest: Partial<Line> = {}): Line => ({
    ...{ kind: 'line', text, x: page.left, y, size: SIZE, weight: 400, color: ink.text },
    ...rest,
  });
  const room = page.right - page.left;
  const wrapped = (text: string, width: number, weight: Line['weight'] = 400): string[] =>
    wrapText(typeface, text, { width, weight, size: SIZE, maxLines: 4 });
  return {
    parts,
    heading: (title: string, beside: string): void => {
      const fitting = wrapText(typeface, beside, { width: room / 2, weight: 600, size: 12, maxLines: 1 });
      parts.push({ role: 'heading', marks: [line(title, { size: 24, weight: 700 })] });
      parts.push({
        role: 'paragraph',
        marks: fitting.map((text) => line(text, { x: page.right, size: 12, weight: 600, align: 'right' })),
      });
      y += 40;
    },
    paragraph: (text: string): void => {
      const marks: Line[] = [];
      for (const shown of wrapped(text, room)) {
        marks.push(line(shown));
        y += SIZE * 1.5;
      }
      parts.push({ role: 'paragraph', marks });
    },
    row: (name: string, value: string): void => {
      const first = y;
      const marks = wrapped(name, room * 0.47).map((text, index) =>
        line(text, { y: first + index * SIZE * 1.5, color: ink.soft }),
      );
      const values = wrapped(value, room * 0.5, 600).map((text, index) =>
        line(text, { x: page.right, y: first + index * SIZE * 1.5, align: 'right', weight: 600 }),
      );
      parts.push({ role: 'paragraph', marks: [...marks, ...values] });
      y += Math.max(marks.length, values.length) * SIZE * 1.5 + 4;
    },
    gap: (): void => {
      const path = `M${page.left} ${y}H${page.right}`;
      parts.push({ role: 'decoration', marks: [{ kind: 'shape', path, stroke: ink.line }] });
      y += 28;
    },
  };
}
