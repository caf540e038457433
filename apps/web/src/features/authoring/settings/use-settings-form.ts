import { useState } from 'react';
import { type ExamSettings, type SettingsForm, settingsOf, withLater } from './settings-form.ts';

/**
 * What is being written of an exam. Where somebody else has changed the exam meanwhile, the fields that nobody has written in
 * show that: else the next save would take it back.
 */
export function useSettingsForm(exam: ExamSettings, timeZone: string) {
  const [form, setForm] = useState(() => settingsOf(exam, timeZone));
  /** The exam that the fields are of, and what they would show if nobody had written in them. */
  const [known, setKnown] = useState(() => ({ exam, shown: form }));
  if (known.exam !== exam) {
    const stored = settingsOf(exam, timeZone);
    setKnown({ exam, shown: stored });
    setForm((now) => withLater(stored, { sent: known.shown, now }));
  }
  return {
    form,
    write: (changes: Partial<SettingsForm>): void => setForm((now) => ({ ...now, ...changes })),
    /** What was sent is stored: what was written since stays, also where it is what stood there before. */
    saved: (sent: SettingsForm): void => setKnown((now) => ({ ...now, shown: sent })),
    /** The fields show what the server has, and what was written since. */
    settle: (stored: SettingsForm, sent: SettingsForm): void =>
      setForm((now) => withLater(stored, { sent, now })),
  };
}
