import { expect, it } from 'vitest';
import { csvOf } from './csv-of.ts';

it('a table is written so that programs read it, and no spreadsheet counts with it', () => {
  expect(
    csvOf([
      ['line', 'raw'],
      ['2', 'a,"b"'],
      ['3', '=1+1'],
    ]),
  ).toBe('line,raw\r\n2,"a,""b"""\r\n3,\'=1+1\r\n');
});
