import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Holder, holds, isAuthorOfListed, isPowerful, type Rights, rightNames } from './rights.ts';
import { roles } from './roles.ts';

const rights: fc.Arbitrary<Rights> = fc.record(
  { author: fc.constantFrom('all' as const, 'listed' as const), support: fc.constant('all' as const) },
  { requiredKeys: [] },
);
const holder: fc.Arbitrary<Holder> = fc.record({ role: fc.constantFrom(...roles), rights });
const name = fc.constantFrom(...rightNames);

describe('rights beside roles', () => {
  it('administrators may everything, whatever they hold', () => {
    fc.assert(fc.property(rights, name, (held, one) => holds({ role: 'admin', rights: held }, one)));
    expect(isAuthorOfListed({ role: 'admin', rights: { author: 'listed' } })).toBe(false);
  });

  it('guests may nothing, whatever they hold', () => {
    fc.assert(fc.property(rights, (held) => !isPowerful({ role: 'guest', rights: held })));
  });

  it('everybody else may what they hold, and one right says nothing of the other', () => {
    fc.assert(
      fc.property(holder, name, (one, asked) => {
        fc.pre(one.role !== 'admin' && one.role !== 'guest');
        return holds(one, asked) === (one.rights?.[asked] !== undefined);
      }),
    );
    expect(holds({ role: 'individual' }, 'author')).toBe(false);
    expect(holds({ role: 'member', rights: { support: 'all' } }, 'author')).toBe(false);
  });

  it('has power who holds anything', () => {
    fc.assert(
      fc.property(holder, (one) => isPowerful(one) === rightNames.some((asked) => holds(one, asked))),
    );
  });
});
