/** What tells options apart beside their letters: ten shapes in a square of 24, and ten colours that white is read on. */
export const optionLooks = [
  { name: 'triangle', colour: '#c42b3a', path: 'M12 2.5 22.5 21h-21z' },
  { name: 'diamond', colour: '#1d5fd0', path: 'M12 1.5 22.5 12 12 22.5 1.5 12z' },
  { name: 'circle', colour: '#8f6200', path: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z' },
  { name: 'square', colour: '#1b7a3d', path: 'M3 3h18v18H3z' },
  {
    name: 'star',
    colour: '#7a3fc2',
    path: 'm12 1.5 3.3 6.9 7.6 1-5.6 5.2 1.4 7.5-6.7-3.7-6.7 3.7 1.4-7.5L1.1 9.4l7.6-1z',
  },
  { name: 'hexagon', colour: '#0b7280', path: 'M6.5 2.5h11L23 12l-5.5 9.5h-11L1 12z' },
  { name: 'cross', colour: '#b0257f', path: 'M8 2h8v6h6v8h-6v6H8v-6H2V8h6z' },
  { name: 'drop', colour: '#7d4a2a', path: 'M12 1.5c5 6 7.5 9 7.5 13a7.5 7.5 0 0 1-15 0c0-4 2.5-7 7.5-13z' },
  { name: 'house', colour: '#4d5a78', path: 'M12 1.5 23 11h-3v11H4V11H1z' },
  {
    name: 'heart',
    colour: '#27324f',
    path: 'M12 22C4 16 1.5 12 1.5 8.3A5.5 5.5 0 0 1 12 6a5.5 5.5 0 0 1 10.5 2.3C22.5 12 20 16 12 22z',
  },
] as const;

export type OptionLook = (typeof optionLooks)[number];

/** How the option at a place looks, from 0. */
export function optionLookOf(place: number): OptionLook {
  return optionLooks[place % optionLooks.length] ?? optionLooks[0];
}
