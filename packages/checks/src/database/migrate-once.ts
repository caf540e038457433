import { migrate } from '@studyhall/api/server';

/** A process that migrates the database of DATABASE_URL and says what it did: races and kills need real processes. */
const { applied } = await migrate(process.env['DATABASE_URL'] ?? '');
process.stdout.write(JSON.stringify(applied));
