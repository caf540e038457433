import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedureList } from '@studyhall/api/testing';

// The list that clients in other languages read; a check compares it with the router.
writeFileSync(join(import.meta.dirname, '../procedures.json'), procedureList());
