import { TextInput, type TextInputProps } from '@mantine/core';

/** For the six digits of an app: phones show digits and offer the code, and a pasted one may have spaces. */
export function CodeField(props: TextInputProps) {
  return (
    <TextInput
      size="md"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={11}
      {...props}
    />
  );
}
