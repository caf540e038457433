import type { CertificateContent } from '@studyhall/domain/progress/certificate-credential';
import type { CertificateState } from '@studyhall/domain/progress/certificate-state';
import type { Line, Part } from '../../../platform/drawing/drawing.ts';
import type { Typeface } from '../../../platform/drawing/typeface.ts';
import { ink, rectangle } from './ornaments.ts';
import type { Words } from './words.ts';

/** What a certificate is drawn from. */
export interface Sheet {
  readonly content: CertificateContent;
  readonly keyId: string;
  readonly state: CertificateState;
  readonly revokedAt: Date | null;
}

/** What its parts are set with. */
export interface Setting {
  readonly said: Words;
  readonly typeface: Typeface;
}

/** A4, landscape, in points; the text stands to the right of a coloured band. */
export const frame = { width: 841.89, height: 595.28, band: 246, left: 294, right: 794 } as const;

export function rule(y: number): Part {
  const { left, right } = frame;
  const path = rectangle({ x: left, y, width: right - left, height: 0.75 });
  return { role: 'decoration', marks: [{ kind: 'shape', path, fill: ink.line }] };
}

export function paragraph(line: Omit<Line, 'kind'>): Part {
  return { role: 'paragraph', marks: [{ kind: 'line', ...line }] };
}
