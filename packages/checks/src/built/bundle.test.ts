import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { germanExams } from '@studyhall/content/german';
import { sampleExams } from '@studyhall/content/samples';
import { expect, it } from 'vitest';
import { root } from '../static/repository.ts';

it('the web client carries no question, answer or explanation in its files', () => {
  const dist = join(root, 'apps/web/dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|html|json|map)$/.test(name),
  );
  const bundle = files.map((name) => readFileSync(join(dist, name), 'utf8')).join('\n');
  const secrets = [...sampleExams, ...Object.values(germanExams)].flatMap((exam) => [
    ...JSON.stringify(exam).matchAll(/"((?:[^"\\]|\\.){40,})"/g),
  ]);
  expect(files.length).toBeGreaterThan(10);
  expect(secrets.length).toBeGreaterThan(400);
  expect(secrets.map(([, text]) => text ?? '').filter((text) => bundle.includes(text))).toEqual([]);
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
});
