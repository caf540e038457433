import { inflateSync } from 'node:zlib';

/** What a PDF that pdfkit wrote holds, read back as far as tests ask: its parts by number, and the text of its page. */
export interface ReadPdf {
  /** All of it that is not compressed. */
  readonly plain: string;
  /** The lines of the page in the order in which they are drawn. */
  readonly lines: readonly string[];
}

export function readPdf(bytes: Buffer): ReadPdf {
  const plain = bytes.toString('latin1');
  const objects = new Map(
    [...plain.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? '']),
  );
  const unpacked = (id: string | undefined): string => {
    const body = objects.get(id) ?? '';
    const stream = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '';
    return body.includes('/FlateDecode')
      ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
      : stream;
  };
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name = '', id] of plain.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
    fonts.set(name, glyphsOf(unpacked(map)));
  }
  const content = unpacked(/\/Contents (\d+) 0 R/.exec(plain)?.[1]);
  return { plain, lines: linesOf(content, fonts) };
}

/** The characters of glyphs, as a ToUnicode map says them. */
function glyphsOf(map: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, units = ''], index) => {
      const text = units.replaceAll(' ', '').match(/.{4}/g) ?? [];
      glyphs.set(
        Number.parseInt(first, 16) + index,
        String.fromCharCode(...text.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  }
  return glyphs;
}

function linesOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  let font: ReadonlyMap<number, string> = new Map();
  return [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].flatMap(([, name, shown]) => {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    if (shown === undefined) return [];
    const codes = [...shown.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    return [codes.map((code) => font.get(Number.parseInt(code, 16)) ?? '?').join('')];
  });
}
