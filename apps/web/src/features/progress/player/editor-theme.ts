import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

// The colours are those of player.module.css, so that they follow the scheme of the page.

const frame = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'transparent', fontSize: '0.95rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.65' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--brand-text)', minHeight: 'var(--editor-height)' },
  '.cm-line': { padding: '0 14px 0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--brand-text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--text-soft)',
    border: 'none',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 8px 0 10px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--surface-sunken) 60%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--brand-soft) !important', outline: 'none' },
  '.cm-line-running': { backgroundColor: 'var(--lamp-soft) !important' },
  '.cm-gutterElement.cm-line-running': { boxShadow: 'inset 3px 0 var(--lamp)', color: 'var(--text)' },
  '.cm-word-running': { borderRadius: '5px', boxShadow: '0 0 0 2px var(--lamp)' },
  '.cm-line-failed': { backgroundColor: 'var(--bad-soft) !important' },
  '.cm-gutterElement.cm-line-failed': { boxShadow: 'inset 3px 0 var(--bad)', color: 'var(--text)' },
  '.cm-word-failed': { borderRadius: '5px', boxShadow: '0 0 0 2px var(--bad)' },
  '.cm-gutterElement.cm-line-wrong': { color: 'var(--bad)', fontWeight: '700' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1.5px',
    textUnderlineOffset: '4px',
    textDecorationSkipInk: 'none',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '10px',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow-float)',
    overflow: 'hidden',
    maxWidth: 'min(360px, 80vw)',
  },
  '.cm-diagnostic': { padding: '8px 12px', fontFamily: 'var(--mantine-font-family)', lineHeight: '1.45' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
});

const words = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--word-control)', fontWeight: '650' },
  { tag: tags.standard(tags.name), color: 'var(--word-move)', fontWeight: '600' },
  { tag: tags.propertyName, color: 'var(--word-condition)', fontWeight: '600' },
  { tag: tags.function(tags.name), color: 'var(--word-own)', fontWeight: '600' },
  { tag: tags.variableName, color: 'var(--word-own)', fontStyle: 'italic' },
  { tag: tags.number, color: 'var(--word-number)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--text-soft)', fontStyle: 'italic' },
  { tag: tags.bracket, color: 'var(--text-soft)' },
]);

export const editorTheme = [frame, syntaxHighlighting(words)];
