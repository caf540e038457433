/** A place in the write-ahead log, as a number of bytes; PostgreSQL writes it `0/2000028`. */
export function parseLsn(text: string): bigint {
  const [, high, low] = /^([\dA-Fa-f]{1,8})\/([\dA-Fa-f]{1,8})$/.exec(text) ?? [];
  if (high === undefined || low === undefined) throw new Error(`${text} is no place in the write-ahead log`);
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

const SEGMENT = /^(?<timeline>[\dA-F]{8})(?<high>[\dA-F]{8})(?<low>[\dA-F]{8})$/;

/** Which segment of which timeline a file is; undefined for histories and labels. */
export function segmentOf(
  name: string,
  segmentBytes: number,
): { readonly timeline: number; readonly number: bigint } | undefined {
  const { timeline, high, low } = SEGMENT.exec(name)?.groups ?? {};
  if (timeline === undefined || high === undefined || low === undefined) return undefined;
  const number = BigInt(`0x${high}`) * perFile(segmentBytes) + BigInt(`0x${low}`);
  return { timeline: Number.parseInt(timeline, 16), number };
}

export function segmentName(timeline: number, number: bigint, segmentBytes: number): string {
  const per = perFile(segmentBytes);
  return hex(BigInt(timeline)) + hex(number / per) + hex(number % per);
}

export function historyName(timeline: number): string {
  return `${hex(BigInt(timeline))}.history`;
}

/** Of the 4 GiB that the middle part of a name counts. */
function perFile(segmentBytes: number): bigint {
  return 0x1_0000_0000n / BigInt(segmentBytes);
}

function hex(value: bigint): string {
  return value.toString(16).toUpperCase().padStart(8, '0');
}

/** A timeline that a later one came from, up to the place where that began. */
export interface TimelineStep {
  readonly timeline: number;
  readonly until: bigint;
}

/** Reads a timeline's history: those before it, the oldest first. */
export function readHistory(text: string): TimelineStep[] {
  return text.split('\n').flatMap((line) => {
    const [, timeline, until] = /^\s*(\d+)\s+([\dA-Fa-f]+\/[\dA-Fa-f]+)/.exec(line) ?? [];
    if (timeline === undefined || until === undefined) return [];
    return [{ timeline: Number(timeline), until: parseLsn(until) }];
  });
}
