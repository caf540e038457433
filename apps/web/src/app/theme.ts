import {
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { type BrandColours, brandPaletteOf } from '@studyhall/domain/platform/brand-palette';
import { defaultInstanceSettings } from '@studyhall/domain/platform/default-instance-settings';
import { site } from '../ui/site.ts';
import classes from './theme.module.css';

const indigo: MantineColorsTuple = [
  '#f1f1ff',
  '#e2e2ff',
  '#c5c7ff',
  '#a5a8fd',
  '#8589f6',
  '#6f73f4',
  '#5b5fef',
  '#4a4cd8',
  '#3b36b8',
  '#2c288e',
];
const lamp: MantineColorsTuple = [
  '#fff8e6',
  '#fff0cc',
  '#ffe19b',
  '#ffd166',
  '#ffc23d',
  '#ffb51f',
  '#e69b00',
  '#b87a00',
  '#8a5b00',
  '#5c3c00',
];
const dark: MantineColorsTuple = [
  '#ecedf8',
  '#c9cbe2',
  '#a9acca',
  '#7377a0',
  '#3a3e66',
  '#2b2e4d',
  '#1e2039',
  '#181a30',
  '#13152a',
  '#0f1021',
];
const gray: MantineColorsTuple = [
  '#f7f7fc',
  '#eff0f8',
  '#e3e4f0',
  '#d3d5e6',
  '#b6b8d0',
  '#868aac',
  '#6a6d8c',
  '#565874',
  '#30324d',
  '#16172b',
];

/** Null for the house's own colour, whose palette was chosen by eye. */
const palette = site.colour === defaultInstanceSettings.colour ? null : brandPaletteOf(site.colour);
const brand: MantineColorsTuple = palette === null ? indigo : palette.shades;

/** Mantine in the house style. Colours by meaning stand in tokens.css. */
export const theme = createTheme({
  colors: { brand, lamp, dark, gray },
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 6 },
  black: '#16172b',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: { fontFamily: 'inherit', fontWeight: '700', textWrap: 'balance' },
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '8px', md: '12px', lg: '18px', xl: '28px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Nothing to press or type into is lower than 44 px.
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      classNames: { root: classes.button ?? '' },
      vars: (_, { size }) => ({ root: { '--button-height': size === 'lg' ? '52px' : '44px' } }),
    }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': '46px' } }) }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 600 } }),
  },
});

/** Buttons that show only a cross need a name, in the language of the screen. */
export function closeButtonsSaying(label: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': label };
  return {
    components: Object.fromEntries(
      ['Notification', 'Modal', 'Drawer'].map((name) => [name, { defaultProps: { closeButtonProps } }]),
    ),
  };
}

const byMeaning = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-soft)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--brand-text)',
  '--mantine-color-placeholder': 'var(--text-soft)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-sunken)',
  '--mantine-color-default-border': 'var(--line-strong)',
};

/** Mantine's own colours take the palette's, so that both schemes are decided in one place. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...byMeaning, ...ownColours(palette?.light) },
  dark: { ...byMeaning, ...ownColours(palette?.dark) },
});

/** In the place of those in tokens.css. */
function ownColours(colours: BrandColours | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(colours ?? {}).map(([name, value]) => [`--${name}`, value]));
}
