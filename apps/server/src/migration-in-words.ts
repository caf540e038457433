import type { MigrationStep, Settings } from '@studyhall/api/server';

/** Said before it begins: with much data it may take a while. */
export function migrationInWords({ pending }: MigrationStep): string {
  const [first = '', last = first] = [pending[0], pending.at(-1)];
  const which = pending.length === 1 ? first : `${first} to ${last}`;
  return `The database is of an older release: ${pending.length === 1 ? '1 migration brings' : `${pending.length} migrations bring`} it to this one (${which})`;
}

/** Said at every start: whoever looks for the data, to keep it or to move it, need not know the rules. */
export function placeInWords(place: string, { database, dataFolder }: Settings): string {
  return database.kind === 'embedded'
    ? `The data is in ${place}; the keys and mails that belong to it are in ${dataFolder}`
    : `The data is in ${place}`;
}
