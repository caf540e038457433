import { drawPdf } from '../../../platform/drawing/draw-pdf.ts';
import { loadTypeface } from '../../../platform/drawing/typeface.ts';
import { certificateSheet } from './certificate-sheet.ts';
import { drawSvg } from './draw-svg.ts';
import { shareCard } from './share-card.ts';
import type { Sheet } from './sheet-frame.ts';

/** share: a picture of 1200 by 630 to show beside a link. */
export type CertificateFormat = 'pdf' | 'svg' | 'png' | 'share';

/** Raised with every change of what is drawn, so that nobody keeps the old one. */
export const DRAWING_REVISION = 1;

/** Wide enough for print on a postcard, and for every screen. */
const PNG_WIDTH = 1684;
const SHARE_WIDTH = 1200;

/** A certificate as a file. Costs up to a quarter of a second of CPU: callers keep what they get. */
export async function renderCertificate(sheet: Sheet, format: CertificateFormat): Promise<Buffer> {
  const typeface = await loadTypeface();
  if (format === 'share') return await toPng(drawSvg(shareCard(sheet, typeface), typeface), SHARE_WIDTH);
  const drawing = certificateSheet(sheet, typeface);
  if (format === 'pdf') {
    const { issuedAt, issuer } = sheet.content;
    return await drawPdf(drawing, typeface, { createdAt: new Date(issuedAt), author: issuer.name });
  }
  const svg = drawSvg(drawing, typeface);
  return format === 'svg' ? Buffer.from(svg, 'utf8') : await toPng(svg, PNG_WIDTH);
}

/** On a thread of its own, beside the one that answers. */
async function toPng(svg: string, width: number): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const options = { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } } as const;
  return (await renderAsync(svg, options)).asPng();
}
