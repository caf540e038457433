import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function PasswordField(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      size="md"
      rightSectionWidth={46}
      visibilityToggleButtonProps={{ 'aria-label': t('auth.fields.showPassword'), tabIndex: 0, size: 44 }}
      {...props}
    />
  );
}
