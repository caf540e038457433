import { describe, expect, it } from 'vitest';
import styles from './mantine-styles.ts?raw';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sheets = Object.keys(import.meta.glob('/node_modules/@mantine/core/styles/*.layer.css'));

/** Components whose styles go by another name. */
const SHEET_OF: Readonly<Record<string, string>> = { Select: 'Combobox', Drawer: 'Modal' };

function componentsIn(source: string): string[] {
  const imports = [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)];
  return imports.flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
}

describe('the styles of the component library', () => {
  const used = new Set(Object.values(sources).flatMap(componentsIn));
  const needed = [...used].map((name) => SHEET_OF[name] ?? name).filter(hasSheet);

  function hasSheet(name: string): boolean {
    return sheets.some((path) => path.endsWith(`/${name}.layer.css`));
  }

  it('are loaded for every component that a screen uses', () => {
    expect(needed).toContain('Button');
    expect(needed.filter((name) => !styles.includes(`/${name}.layer.css`))).toEqual([]);
  });
});
