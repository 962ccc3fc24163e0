import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Petrol: the colour of the house. */
const petrol: MantineColorsTuple = [
  '#e8f4f3',
  '#d0e7e5',
  '#a3cfcc',
  '#72b5b1',
  '#459c98',
  '#1f8480',
  '#0f6f6d',
  '#0b5a5a',
  '#0a494b',
  '#08383b',
];
/** Warm grey, like the enamel of an old exchange. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f2f0eb',
  '#e6e3dc',
  '#d5d1c8',
  '#b9b4a9',
  '#8f8a80',
  '#6b675f',
  '#4f4c46',
  '#363430',
  '#211f1c',
];
const dark: MantineColorsTuple = [
  '#dde4e3',
  '#b4bfbe',
  '#93a09f',
  '#65726f',
  '#3f4a4a',
  '#303a3b',
  '#212a2b',
  '#192122',
  '#131a1b',
  '#0d1213',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  colors: { petrol, gray, dark },
  fontFamily: "'IBM Plex Sans Variable', 'IBM Plex Sans', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '0.875rem', lg: '1.25rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '12px', xl: '24px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.3' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Loader: { defaultProps: { role: 'status' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { styles: { title: { fontSize: '1.0625rem', fontWeight: 620 } } },
    Drawer: {
      styles: { title: { fontSize: '1.0625rem', fontWeight: 620 } },
      defaultProps: { position: 'right', size: 'lg', overlayProps: { backgroundOpacity: 0.25 } },
    },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1d2425',
    '--mantine-color-dimmed': '#5c625f',
    '--mantine-color-placeholder': '#6d726f',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#192122',
    '--mantine-color-text': '#dde4e3',
    '--mantine-color-dimmed': '#9aa7a6',
    '--mantine-color-placeholder': '#8b9897',
    '--mantine-color-error': '#ff9c92',
    '--mantine-color-default-border': '#34403f',
  },
});
