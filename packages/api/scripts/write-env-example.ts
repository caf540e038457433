import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envExample } from '@studyhall/api/testing';

// What an operator copies to .env; a check compares it with the table of settings.
const root = join(import.meta.dirname, '../../..');
writeFileSync(join(root, '.env.example'), envExample(readFileSync(join(root, 'README.md'), 'utf8')));
