import { type CertificateContent, verifyUrlOf } from '@studyhall/domain/progress/certificate-credential';
import { groupedSerial } from '@studyhall/domain/progress/certificate-serial';
import type { Line, Part } from '../../../platform/drawing/drawing.ts';
import { fitText } from '../../../platform/drawing/fit-text.ts';
import { longDate } from '../../../platform/drawing/long-date.ts';
import { circle, ink, logo, qrCode, rosette, roundedBox } from './ornaments.ts';
import { frame, paragraph, type Setting, type Sheet } from './sheet-frame.ts';
import type { Words } from './words.ts';

/** Who issued it, when, and with which key, under a seal. */
export function footer({ content, keyId }: Sheet, said: Words): Part[] {
  const { issuer, issuedAt, language } = content;
  const seal = { x: frame.right - 36, y: 522 };
  return [
    paragraph({ text: issuer.name, x: frame.left, y: 518, size: 14, weight: 600, color: ink.text }),
    paragraph({
      text: `${said.issued} ${longDate(issuedAt, language)}`,
      x: frame.left,
      y: 536,
      size: 10.5,
      weight: 400,
      color: ink.soft,
    }),
    paragraph({
      text: said.signedBy(keyId),
      x: frame.left,
      y: 554,
      size: 7.5,
      weight: 400,
      color: ink.faint,
    }),
    {
      role: 'decoration',
      marks: [
        { kind: 'shape', path: rosette({ ...seal, radius: 36 }), fill: ink.lamp },
        { kind: 'shape', path: circle({ ...seal, radius: 29.5 }), stroke: '#ffffff', strokeWidth: 1.25 },
        {
          kind: 'shape',
          path: circle({ ...seal, radius: 26 }),
          fill: { from: ink.brand, to: ink.deep },
          span: [496, 548],
        },
        ...logo({ x: seal.x - 16.6, y: seal.y - 17.6, scale: 0.52 }),
      ],
    },
  ];
}

/** In the band: whose product it is, and how to check the certificate. */
export function check(content: CertificateContent, { said, typeface }: Setting): Part[] {
  const url = verifyUrlOf(content);
  const side = 88;
  const tile = { x: 36, y: 420, width: side + 16, height: side + 16, radius: 10 };
  const address = url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '');
  const room = { width: frame.band - 72, weight: 600, largest: 10.5, smallest: 0 } as const;
  const small = { weight: 400, color: ink.pale, size: 9 } as const;
  const right = tile.x + tile.width + 14;
  return [
    paragraph({ text: content.issuer.name, x: 84, y: 64, size: 19, weight: 600, color: '#ffffff' }),
    {
      role: 'picture',
      alt: said.qr(url),
      marks: [
        { kind: 'shape', path: roundedBox(tile), fill: '#ffffff' },
        qrCode(url, { x: tile.x + 8, y: tile.y + 8, side }),
      ],
    },
    {
      role: 'paragraph',
      marks: [
        { kind: 'line', ...small, text: said.serial, x: right, y: 434 },
        ...inPairs(groupedSerial(content.serial)).map((text, index): Line => {
          const y = 450 + index * 13.5;
          return { kind: 'line', text, x: right, y, size: 9, weight: 600, color: '#ffffff' };
        }),
      ],
    },
    {
      role: 'paragraph',
      marks: [
        { kind: 'line', ...small, text: said.checkIt, x: tile.x, y: 546 },
        {
          kind: 'line',
          text: address,
          x: tile.x,
          y: 560,
          size: fitText(typeface, address, room).size,
          weight: 600,
          color: '#ffffff',
        },
      ],
    },
  ];
}

/** The groups of a serial, two a line. */
function inPairs(serial: string): string[] {
  return serial.match(/[^-]+-?(?:[^-]+-?)?/g) ?? [];
}
