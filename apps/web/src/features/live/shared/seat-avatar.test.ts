import { expect, it } from 'vitest';
import { initialsOf } from './seat-avatar.tsx';

it('a name is known by how its first two words begin', () => {
  expect(initialsOf('Ada Lovelace')).toBe('AL');
  expect(initialsOf('mia')).toBe('M');
  expect(initialsOf('clever_fox-7')).toBe('CF');
  expect(initialsOf('👩‍🚀 Zoë')).toBe('👩‍🚀Z');
  expect(initialsOf('  ')).toBe('');
});
