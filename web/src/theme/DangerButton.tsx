import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import classes from './DangerButton.module.css';

type DangerButtonProps = ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** Only in words and sign: the first step, before being asked. */
    quiet?: boolean;
  };

/** Does what cannot be undone. */
export function DangerButton({ quiet = false, ...props }: DangerButtonProps) {
  return <Button {...props} className={quiet ? classes.quiet : classes.danger} />;
}
