import { Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './choice-switch.module.css';

interface ChoiceSwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onTurn: (isOn: boolean, onFailure: { onError: () => void }) => void;
}

/** Moves at once, follows the server's word, and moves back if the server says no. */
export function ChoiceSwitch({ label, hint, isOn, isDisabled = false, onTurn }: ChoiceSwitchProps) {
  const [isShownOn, setIsShownOn] = useState(isOn);
  useEffect(() => setIsShownOn(isOn), [isOn]);
  return (
    <Switch
      size="md"
      classNames={{ root: classes.root ?? '', body: classes.body ?? '', labelWrapper: classes.label ?? '' }}
      label={label}
      description={hint}
      labelPosition="left"
      checked={isShownOn}
      disabled={isDisabled}
      onChange={({ currentTarget }) => {
        setIsShownOn(currentTarget.checked);
        onTurn(currentTarget.checked, { onError: () => setIsShownOn(isOn) });
      }}
    />
  );
}
