import type { ReactNode } from 'react';
import classes from './icon-select.module.css';

interface IconSelectProps<Value extends string> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** A choice behind an icon. The browser's own menu opens: it fits every device and costs no code. */
export function IconSelect<Value extends string>(props: IconSelectProps<Value>) {
  const { label, icon, value, options, onChoose } = props;
  return (
    <span className={classes.pick}>
      {icon}
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
