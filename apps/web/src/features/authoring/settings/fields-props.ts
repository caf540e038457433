import type { SettingsForm } from './settings-form.ts';

export interface SettingsFieldsProps {
  readonly form: SettingsForm;
  readonly problemAt: (field: string) => string | undefined;
  readonly onForm: (changes: Partial<SettingsForm>) => void;
}
