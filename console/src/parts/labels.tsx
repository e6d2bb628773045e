import { Label, type LabelProps } from '@patternfly/react-core';
import type { FindingState } from '../../../src/model/records.ts';
import type { Severity } from '../../../src/model/severity.ts';
import { stateWords } from './words.ts';

const severityColors: Readonly<Record<Severity, NonNullable<LabelProps['color']>>> = {
  critical: 'red',
  high: 'orangered',
  medium: 'orange',
  low: 'yellow',
  info: 'blue',
  unknown: 'grey',
};

/** A severity by colour and by word: never by colour alone. */
export const SeverityLabel = ({ severity }: { readonly severity: Severity }) => (
  <Label color={severityColors[severity]} isCompact>
    {severity}
  </Label>
);

const stateColors: Readonly<Record<FindingState, NonNullable<LabelProps['color']>>> = {
  open: 'grey',
  accepted: 'purple',
  resolved: 'green',
};

export const StateLabel = ({ state }: { readonly state: FindingState }) => (
  <Label color={stateColors[state]} variant="outline" isCompact>
    {stateWords[state]}
  </Label>
);
