/**
 * Of a button that may do nothing for now. It keeps the focus, which browsers take from one that becomes disabled while it
 * is pressed.
 */
export const pressable = (may: boolean, press: () => void) => ({
  'aria-disabled': may ? undefined : true,
  'data-disabled': may ? undefined : true,
  onClick: may ? press : undefined,
});
