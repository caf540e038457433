import { expect, test } from 'vitest';
import { nicknameFaultOf } from './nickname-fault.ts';

test('a name is told what is wrong with it before it is sent', () => {
  expect(nicknameFaultOf('Ada')).toBeNull();
  expect(nicknameFaultOf('  ')).toBe('nicknameMissing');
  expect(nicknameFaultOf('ad\u202ea')).toBe('nicknameSigns');
  expect(nicknameFaultOf('ad\u0007a')).toBe('nicknameSigns');
  expect(nicknameFaultOf('a'.repeat(25))).toBe('nicknameLong');
  expect(nicknameFaultOf('👩'.repeat(24))).toBeNull();
});
