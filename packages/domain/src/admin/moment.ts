const MOMENT =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[ T](?<hour>\d\d):(?<minute>\d\d)(:(?<second>\d\d)(\.(?<fraction>\d{1,6}))?)?( ?(?<zone>Z|UTC|[+-]\d\d(:?\d\d)?))?$/;

/**
 * A moment as people write it: `2026-11-28 14:05`, with seconds and a zone (`Z`, `UTC`, `+02:00`) where they say them.
 * Without a zone it is the time of this machine, as for every other program in the terminal. Undefined for all else, and
 * for days and hours that do not exist: a guess would bring another moment back than was meant.
 */
export function parseMoment(text: string): Date | undefined {
  const { zone, fraction = '', ...rest } = MOMENT.exec(text.trim())?.groups ?? {};
  const [year, month, day, hour, minute, second] = [
    ...[rest['year'], rest['month'], rest['day'], rest['hour'], rest['minute'], rest['second'] ?? '0'],
  ].map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const written = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  const isThere =
    !Number.isNaN(written.getTime()) &&
    written.getUTCFullYear() === year &&
    written.getUTCMonth() === month - 1 &&
    written.getUTCDate() === day &&
    written.getUTCHours() === hour &&
    written.getUTCMinutes() === minute;
  if (!isThere || second > 59) return undefined;
  if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second, ms);
  const ahead = minutesAhead(zone);
  return ahead === undefined ? undefined : new Date(written.getTime() - ahead * 60_000);
}

/** Of UTC. */
function minutesAhead(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
