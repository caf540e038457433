const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** In units of 1,024, as PostgreSQL counts: "12 MB". */
export function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

/** "0.3 s", "4 min", "2.5 h"; nothing for null. */
export function secondsInWords(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 100) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  if (seconds < 6_000) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
