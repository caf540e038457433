import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOfReleased, type Hashes, hashesOfFiles } from '@studyhall/api/testing';

// Gives each new migration its line, in the list that goes with the server and in the record that checks keep of it. A line
// that is there never changes.
const root = join(import.meta.dirname, '../../..');
const list = join(root, 'migrations/hashes.json');
const record = join(root, 'packages/checks/src/static/released-migrations.json');
const read = (path: string): Hashes => JSON.parse(readFileSync(path, 'utf8')) as Hashes;

const present = await hashesOfFiles(join(root, 'migrations'));
const changes = changesOfReleased({ listed: read(list), recorded: read(record), present });
if (changes.length > 0) {
  process.stderr.write(
    `${changes.join('\n')}\nNothing was written: put back what was released; what should change is a new migration\n`,
  );
  process.exit(1);
}
for (const path of [list, record]) writeFileSync(path, `${JSON.stringify(present, null, 2)}\n`);
