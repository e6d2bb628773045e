import { Label } from '@patternfly/react-core';
import { addressOf } from '../address.ts';
import type { ClusterAnswer, Items } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { isPartial } from '../overview/not-looked-at.ts';

/** On every screen: something could not be looked at, so that nobody takes silence for health. */
export const PartialLabel = () => {
  const { value } = useAnswer('clusters', (client, signal) =>
    client.get<Items<ClusterAnswer>>('/clusters', {}, signal),
  );
  if (value === undefined || !value.items.some(isPartial)) return null;
  return (
    <Label status="warning" isCompact href={addressOf([], new URLSearchParams({ show: 'partial' }))}>
      Partial
    </Label>
  );
};
