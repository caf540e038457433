import type PDFDocument from 'pdfkit';
import type { Drawing, Line, Mark, Paint, Part, Shape } from './drawing.ts';
import type { Typeface } from './typeface.ts';

type Document = InstanceType<typeof PDFDocument>;

export interface Papers {
  /** When it was made, for its properties. */
  readonly createdAt: Date;
  readonly author: string;
}

const TAGS = { heading: 'H1', paragraph: 'P', item: 'LBody', picture: 'Figure' } as const;

/** The drawing as a tagged PDF (PDF/UA): a title, a language, text that can be selected and is read in order. */
export async function drawPdf(
  drawing: Drawing,
  typeface: Typeface,
  { createdAt, author }: Papers,
): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit');
  const { width, height, title, language, parts } = drawing;
  const options: PDFKit.PDFDocumentOptions = {
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    font: '',
    info: { Title: title, Author: author, CreationDate: createdAt, ModDate: createdAt },
  };
  const document = new PdfDocument(asPdfUa(options));
  const bytes = bytesOf(document);
  drawParts(document, parts, typeface);
  document.end();
  return await bytes;
}

/** The library writes PDF/UA; its types do not know of it. */
function asPdfUa(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocumentOptions {
  return { ...options, subset: 'PDF/UA' } as unknown as PDFKit.PDFDocumentOptions;
}

async function bytesOf(document: Document): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of document) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function drawParts(document: Document, parts: readonly Part[], typeface: Typeface): void {
  const root = document.struct('Document');
  document.addStructure(root);
  let list: PDFKit.PDFStructureElement | undefined;
  for (const part of parts) {
    const { role, alt } = part;
    const draw = (): void => {
      for (const mark of part.marks) drawMark(document, mark, typeface);
    };
    if (role === 'decoration') {
      document.markContent('Artifact', { type: 'Layout' });
      draw();
      document.endMarkedContent();
      continue;
    }
    const element = document.struct(TAGS[role], alt === undefined ? {} : { alt }, draw);
    if (role === 'item') {
      list ??= addTo(root, document.struct('L'));
      list.add(document.struct('LI', {}, [element]));
    } else root.add(element);
  }
  list?.end();
  root.end();
}

function addTo(
  parent: PDFKit.PDFStructureElement,
  child: PDFKit.PDFStructureElement,
): PDFKit.PDFStructureElement {
  parent.add(child);
  return child;
}

function drawMark(document: Document, mark: Mark, typeface: Typeface): void {
  document.save();
  document.opacity(mark.opacity ?? 1);
  if (mark.kind === 'shape') drawShape(document, mark);
  else drawLine(document, mark, typeface);
  document.restore();
}

function drawShape(document: Document, { path, fill, stroke, strokeWidth = 1, at, span }: Shape): void {
  if (at !== undefined) document.translate(at.x, at.y).scale(at.scale);
  document.path(path);
  if (fill !== undefined) document.fill(paintOf(document, fill, span));
  else document.lineWidth(strokeWidth).lineCap('round').stroke(stroke);
}

function paintOf(document: Document, paint: Paint, [top, bottom]: readonly [number, number] = [0, 1]) {
  if (typeof paint === 'string') return paint;
  return document.linearGradient(0, top, 0, bottom).stop(0, paint.from).stop(1, paint.to);
}

function drawLine(document: Document, line: Line, typeface: Typeface): void {
  const { text, x, y, size, weight, color, align = 'left', tracking = 0, rotation } = line;
  if (rotation !== undefined) document.rotate(rotation, { origin: [x, y] });
  const width = typeface.widthOf(text, { weight, size, tracking });
  let left = x - { left: 0, center: width / 2, right: width }[align];
  for (const { face, text: part, width: ems } of typeface.runsOf(text, weight)) {
    document.registerFont(face.name, face.bytes);
    document.font(face.name).fontSize(size).fillColor(color);
    document.text(part, left, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: tracking });
    left += ems * size + tracking * [...part].length;
  }
}
