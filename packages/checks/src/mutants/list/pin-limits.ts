import type { Mutant } from '../mutant.ts';

/** How often PINs of games are tried; a rule is the name of the test that notices. */
export const pinLimitMutants: readonly Mutant[] = [
  {
    rule: 'a browser guesses twenty PINs a minute',
    file: 'packages/api/src/live/rooms/wrong-pin.ts',
    text: "await limiter.spend('pin-session', browser);",
    replacement: '',
    test: 'packages/api/src/live/rooms/joining.test.ts',
  },
  {
    rule: 'an address guesses three hundred PINs a minute',
    file: 'packages/api/src/live/rooms/wrong-pin.ts',
    text: "await limiter.spend('pin-address', address);",
    replacement: '',
    test: 'packages/api/src/live/rooms/joining.test.ts',
  },
  {
    rule: 'is refused, to look and to join, for whoever has tried many more than anybody types, and for nobody beside them',
    file: 'packages/api/src/live/rooms/wrong-pin.ts',
    text: "await limiter.spend('pin-guess-session', browser);",
    replacement: '',
    test: 'packages/api/src/live/rooms/pin-guesses.test.ts',
  },
  {
    rule: 'is refused to visitors and guests behind an address from which a flood of wrong ones came, and to nobody who has an account',
    file: 'packages/api/src/live/rooms/wrong-pin.ts',
    text: "if (isVisitor) await limiter.spend('pin-guess-address', address);",
    replacement: '',
    test: 'packages/api/src/live/rooms/pin-guesses.test.ts',
  },
  {
    rule: 'is not guessed: after twenty wrong PINs a right one is refused, too',
    file: 'packages/api/src/live/rooms/remotes.ts',
    text: 'await countWrongPin(trier);',
    replacement: '',
    test: 'packages/api/src/live/rooms/steering.test.ts',
  },
];
