import { expect, it } from 'vitest';
import { domainLabel } from './domain-label.ts';

it.each([
  ['1.2', 'Networks', '1.2 Networks'],
  ['general', 'General', 'General'],
  ['Networks/Ports', 'Networks/Ports', 'Networks/Ports'],
  ['sea', 'Seas', 'sea Seas'],
])('a domain %s with the title %s is called by each name once', (code, title, label) => {
  expect(domainLabel({ code, title })).toBe(label);
});
