import { expect, it } from 'vitest';
import { parseForm } from './form.ts';

const read = (encoded: string): unknown => JSON.parse(JSON.stringify(parseForm(encoded)));

it.each([
  ['name=Ada+L%26', { name: 'Ada L&' }],
  [
    'line_items[0][price]=p1&line_items[0][quantity]=2&line_items[1][price]=p2',
    {
      line_items: [{ price: 'p1', quantity: '2' }, { price: 'p2' }],
    },
  ],
  ['expand[]=a&expand[]=b.c', { expand: ['a', 'b.c'] }],
  ['expand[1]=b&expand[0]=a', { expand: ['a', 'b'] }],
  ['metadata[user id]=7&metadata[empty]=', { metadata: { 'user id': '7', empty: '' } }],
  ['', {}],
])('reads %s', (encoded, expected) => {
  expect(read(encoded)).toEqual(expected);
});

it('refuses names that nest without end', () => {
  expect(() => parseForm(`a${'[b]'.repeat(50)}=1`)).toThrow(/parameter name/);
});
