import { useTranslation } from 'react-i18next';

/** "options.2.text" as "Option 3: text"; a part that has no words as it is. */
export function useFieldWords(): (field: string) => string {
  const { t } = useTranslation();
  return (field) =>
    field
      .split('.')
      .map((part, index) => {
        if (/^\d+$/.test(part)) return String(Number(part) + 1);
        const name = index > 0 && part === 'text' ? 'words' : part;
        return t(`versions.fields.${name}`, { defaultValue: part });
      })
      .join(' · ');
}
