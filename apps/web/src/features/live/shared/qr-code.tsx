import { useMemo } from 'react';
import { encode } from 'uqr';
import classes from './qr-code.module.css';

interface QrCodeProps {
  /** What a camera reads. */
  readonly text: string;
  /** What it is for, in words. */
  readonly label: string;
}

/** A code to scan, black on white whatever the screen is, as large as its place. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawnOf(text), [text]);
  return (
    <svg
      className={classes['code']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="#ffffff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#16172b" d={path} />
    </svg>
  );
}

/** Every dark square as a step of one path. */
function drawnOf(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
