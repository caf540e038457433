import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type AnchorElementProps = Omit<ComponentProps<'a'>, keyof ButtonProps>;

/** A button that goes somewhere. */
export const LinkButton = createLink((props: ButtonProps & AnchorElementProps) => (
  <Button component="a" {...props} />
));

/** A word in a text that goes somewhere. */
export const TextLink = createLink((props: AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>) => (
  <Anchor underline="hover" {...props} />
));
