import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareMigrationFiles, hashesWith } from '@studyhall/api/testing';

// Gives each new migration its line in the list of released ones. A line that is there never changes.
const folder = join(import.meta.dirname, '../../../migrations');
const { edited, unlisted } = await compareMigrationFiles(folder);
if (edited.length > 0) {
  process.stderr.write(
    `${edited.join(', ')}: edited after its release; what should change is a new migration\n`,
  );
  process.exit(1);
}
writeFileSync(
  join(folder, 'hashes.json'),
  `${JSON.stringify(await hashesWith(folder, unlisted), null, 2)}\n`,
);
