/** Somebody who exists in the sandbox alone, and may be signed in as by whoever reaches it. */
export interface Person {
  readonly id: string;
  /** What GitHub knows somebody by: a number. */
  readonly githubId: number;
  readonly given: string | undefined;
  readonly family: string | undefined;
  readonly address: string | undefined;
  readonly isAddressVerified: boolean;
}

/** One for each thing that a provider may say of somebody. */
export const people: readonly Person[] = [
  {
    id: 'ada',
    githubId: 1815,
    given: 'Ada',
    family: 'Lovelace',
    address: 'ada@people.example.org',
    isAddressVerified: true,
  },
  {
    id: 'grace',
    githubId: 1906,
    given: 'Grace',
    family: 'Hopper',
    address: 'grace@people.example.org',
    isAddressVerified: true,
  },
  {
    id: 'alan',
    githubId: 1912,
    given: 'Alan',
    family: 'Turing',
    address: 'alan@people.example.org',
    isAddressVerified: false,
  },
  {
    id: 'nobody',
    githubId: 1000,
    given: undefined,
    family: undefined,
    address: undefined,
    isAddressVerified: false,
  },
];

/** First and last name; undefined for whoever has none. */
export function fullNameOf({ given, family }: Person): string | undefined {
  return given === undefined ? family : [given, family].filter((part) => part !== undefined).join(' ');
}
