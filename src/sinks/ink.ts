import type { Severity } from '../model/severity.ts';

/** Colours of a terminal (ECMA-48 SGR). Without colour every function gives its text back. */
export interface Ink {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const paint =
  (code: string) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;

const asIs = (text: string): string => text;

const severityCodes: Readonly<Record<Severity, string>> = {
  critical: '1;97;41',
  high: '1;31',
  medium: '33',
  low: '36',
  info: '2',
  unknown: '35',
};

const coloured: Ink = {
  bold: paint('1'),
  dim: paint('2'),
  red: paint('31'),
  green: paint('32'),
  blue: paint('34'),
  severity: (severity, text) => paint(severityCodes[severity])(text),
};

const colourless: Ink = {
  bold: asIs,
  dim: asIs,
  red: asIs,
  green: asIs,
  blue: asIs,
  severity: (_severity, text) => text,
};

export const inkOf = (colour: boolean): Ink => (colour ? coloured : colourless);
