import { languages } from '@studyhall/domain/primitives';
import { expect, test } from 'vitest';
import { type MailKind, mailTexts } from './mails.ts';

const facts = {
  name: 'Ada',
  link: 'https://learn.example.org/x',
  provider: 'Google',
  date: new Date('2026-01-02T03:04:00Z'),
};
const kinds = Object.keys(mailTexts.en).filter((kind): kind is MailKind => kind in mailTexts.de);

test('every mail has words of its own in every language, and leads to the same place', () => {
  expect(kinds.length).toBe(Object.keys(mailTexts.en).length);
  for (const kind of kinds) {
    const written = languages.map((language) => mailTexts[language][kind](facts));
    for (const part of ['subject', 'text'] as const) {
      const words = written.map((mail) => mail[part].trim());
      expect(words).not.toContain('');
      expect(new Set(words).size).toBe(languages.length);
    }
    const isLinked = written.map(({ text }) => text.includes(facts.link));
    expect(new Set(isLinked).size).toBe(1);
  }
});
