import type { CertificateContent } from '@studyhall/domain/progress/certificate-credential';
import { hasGlyph } from '@studyhall/domain/progress/certificate-glyphs';
import { PRINTED_NAME_MAX, unprintableIn } from '@studyhall/domain/progress/certificate-name';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing, Line } from '../../../platform/drawing/drawing.ts';
import { loadTypeface, type Typeface } from '../../../platform/drawing/typeface.ts';
import { readPdf } from '../../../testing/read-pdf.ts';
import { certificateSheet, hasRoomFor } from './certificate-sheet.ts';
import { keepRenderings } from './kept-renderings.ts';
import { renderCertificate } from './render-certificate.ts';
import { shareCard } from './share-card.ts';
import { frame, type Sheet } from './sheet-frame.ts';

function sheetOf(changes: Partial<CertificateContent> = {}, rest: Partial<Sheet> = {}): Sheet {
  const content: CertificateContent = {
    serial: '7K3M9QW2XA1B2C3D4E5F6G7H8J',
    printedName: 'Ada Lovelace',
    language: 'en',
    course: {
      slug: 'turtle',
      title: 'Toxic Turtle',
      summary: 'Out of a garden.',
      pictureUrl: '/a.svg',
      minutes: 90,
    },
    results: ['Sequence', 'Repetition'].map((title, index) => ({
      position: index + 1,
      title,
      kind: 'turtle',
      stars: 3,
      commands: 5,
      scorePercent: null,
      passedAt: '2026-03-10T12:00:00.000Z',
    })),
    completedAt: '2026-03-10T12:00:00.000Z',
    issuedAt: '2026-03-11T12:00:00.000Z',
    issuer: { name: 'Studyhall', url: 'https://learn.example.org' },
    supersedes: null,
    ...changes,
  };
  return { content, keyId: 'k'.repeat(43), state: 'valid', revokedAt: null, ...rest };
}

describe('the PDF', () => {
  it('is tagged, titled and in a language, and its text can be selected in the order of reading', async () => {
    const { plain, lines } = readPdf(await renderCertificate(sheetOf(), 'pdf'));
    for (const part of [
      '/MarkInfo',
      '/StructTreeRoot',
      '/Lang (en)',
      '/DisplayDocTitle true',
      'pdfuaid:part',
    ])
      expect(plain).toContain(part);
    for (const tag of ['/S /Document', '/S /H1', '/S /P', '/S /L', '/S /LI', '/S /Figure'])
      expect(plain).toContain(tag);
    const expected = [
      'CERTIFICATE OF COMPLETION',
      'Ada Lovelace',
      'Toxic Turtle',
      '1.5 hours',
      '10 March 2026',
      'Sequence',
    ];
    expect(lines.filter((line) => expected.includes(line))).toEqual(expected);
  });

  it('is the same whenever it is drawn', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => renderCertificate(sheetOf(), 'pdf')));
    expect(readPdf(one ?? Buffer.of()).lines).toEqual(readPdf(other ?? Buffer.of()).lines);
  });

  it.each(['Ελένη Παπαδοπούλου', 'Володимир Ґалаґан', 'Nguyễn Thị Ánh', 'Łukasz Żółć', 'Zoë Müller'])(
    'holds the name %s as text',
    async (printedName) => {
      const { lines } = readPdf(await renderCertificate(sheetOf({ printedName }), 'pdf'));
      expect(lines.join('').normalize('NFC')).toContain(printedName);
    },
  );
});

describe('a certificate that holds no longer', () => {
  it('says so on every drawing', async () => {
    const revoked = sheetOf({}, { state: 'revoked', revokedAt: new Date('2026-05-01') });
    const superseded = sheetOf({ language: 'de' }, { state: 'superseded' });
    expect((await renderCertificate(revoked, 'svg')).toString()).toContain('Revoked on 1 May 2026');
    expect(readPdf(await renderCertificate(revoked, 'pdf')).lines).toContain('REVOKED');
    expect(readPdf(await renderCertificate(superseded, 'pdf')).lines).toContain('ERSETZT');
    expect(textsOf(shareCard(revoked, await loadTypeface()))).toContain(
      'Certificate of completion · Revoked',
    );
    expect((await renderCertificate(sheetOf(), 'svg')).toString()).not.toMatch(/revoked|superseded/i);
  });
});

function linesOf({ parts }: Drawing): Line[] {
  return parts.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'line' ? [mark] : [])));
}
const textsOf = (drawing: Drawing): string[] => linesOf(drawing).map(({ text }) => text);

/** Where each line ends that goes from left to right. */
function placed(drawing: Drawing, typeface: Typeface): { line: Line; right: number }[] {
  return linesOf(drawing)
    .filter(({ align, rotation }) => align === undefined && rotation === undefined)
    .map((line) => ({ line, right: line.x + typeface.widthOf(line.text, line) }));
}

describe('every name', () => {
  const letters = fc.constantFrom(...'WiÅżшΩộ.- ');
  const names = fc.string({ unit: letters, minLength: 1, maxLength: PRINTED_NAME_MAX });

  it('has room on the page and on the picture for links, however long it is', async () => {
    const typeface = await loadTypeface();
    fc.assert(
      fc.property(names, (printedName) => {
        const sheet = sheetOf({ printedName: printedName.trim() || 'X' });
        for (const { line, right } of placed(certificateSheet(sheet, typeface), typeface))
          expect(right).toBeLessThanOrEqual(line.x < frame.band ? frame.band - 6 : frame.right + 1);
        for (const { right } of placed(shareCard(sheet, typeface), typeface)) expect(right).toBeLessThan(770);
      }),
      { numRuns: 40 },
    );
  });

  it('of 255 characters is whole on two lines of the page, as PDF, SVG and picture', async () => {
    const typeface = await loadTypeface();
    const printedName = `${'Maximiliana Ottilie '.repeat(12)}von und zu Abcd`;
    expect(printedName).toHaveLength(PRINTED_NAME_MAX);
    expect(hasRoomFor(printedName, typeface)).toBe(true);
    const sheet = sheetOf({ printedName });
    const { lines } = readPdf(await renderCertificate(sheet, 'pdf'));
    expect(lines.join(' ')).toContain(printedName);
    for (const drawing of [certificateSheet(sheet, typeface), shareCard(sheet, typeface)]) {
      const two = textsOf(drawing).filter((text) => printedName.includes(text) && text.length > 80);
      expect(two.join(' ')).toBe(printedName);
    }
    expect((await renderCertificate(sheet, 'png')).length).toBeGreaterThan(0);
    expect(hasRoomFor('W'.repeat(255), typeface)).toBe(false);
  });

  it('that the rules let through can be drawn: they know what the font has', async () => {
    const typeface = await loadTypeface();
    const wrong: string[] = [];
    for (let codePoint = 0x20; codePoint < 0xffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (hasGlyph(character) !== typeface.hasGlyph(character)) wrong.push(codePoint.toString(16));
    }
    expect(wrong.filter((hex) => hex !== 'ffff')).toEqual([]);
    expect(unprintableIn('Ada')).toEqual([]);
  });
});

describe('what was drawn', () => {
  const drawn = (text: string) => async () => Buffer.from(text);

  it('is drawn once for many who ask at once, and kept', async () => {
    let times = 0;
    const kept = keepRenderings({ maxBytes: 100, atOnce: 2 });
    const make = async () => {
      times += 1;
      return Buffer.from(String(times));
    };
    await Promise.all(Array.from({ length: 20 }, () => kept.get('one', make)));
    expect((await kept.get('one', make)).toString()).toBe('1');
  });

  it('makes room for what is asked for: the one not wanted longest goes', async () => {
    const kept = keepRenderings({ maxBytes: 10, atOnce: 1 });
    await kept.get('a', drawn('12345'));
    await kept.get('b', drawn('12345'));
    await kept.get('a', drawn('again'));
    await kept.get('c', drawn('12345'));
    expect((await kept.get('a', drawn('again'))).toString()).toBe('12345');
    expect((await kept.get('b', drawn('again'))).toString()).toBe('again');
  });

  it('is not a failure: the next one tries again, and nobody waits for ever', async () => {
    const kept = keepRenderings({ maxBytes: 10, atOnce: 1 });
    const fail = () => Promise.reject(new Error('no paper'));
    const tries = await Promise.allSettled(['a', 'b', 'c'].map((key) => kept.get(key, fail)));
    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await kept.get('a', drawn('paper'))).toString()).toBe('paper');
  });

  it('is drawn so many at a time and no more', async () => {
    const kept = keepRenderings({ maxBytes: 1_000, atOnce: 2 });
    let running = 0;
    let most = 0;
    const make = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return Buffer.of(1);
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => kept.get(String(index), make)));
    expect(most).toBe(2);
  });
});
