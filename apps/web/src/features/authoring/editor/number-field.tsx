import { TextInput, type TextInputProps } from '@mantine/core';

interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  /** NaN where nothing stands in it. */
  readonly value: number;
  readonly onNumber: (value: number) => void;
}

/** A whole number. An empty field is no zero. */
export function NumberField({ value, onNumber, ...rest }: NumberFieldProps) {
  return (
    <TextInput
      size="md"
      type="number"
      inputMode="numeric"
      {...rest}
      value={Number.isFinite(value) ? value : ''}
      onChange={({ currentTarget }) => onNumber(currentTarget.valueAsNumber)}
    />
  );
}
