import { podQuantities, type ResourceQuantity } from '../../../../inventory/views/quantities.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** No program runs in less; the usual cause is a missing `Mi`, or `m`, which stands for thousandths of a byte. */
const fewBytes = 1024 * 1024;

/** More than the nodes that people rent have; the usual cause is a missing `m`. */
const manyCores = 512;

const find = ({ holder, path, list, resource, text, value }: ResourceQuantity): Violation | undefined => {
  if (value === undefined || value <= 0) return undefined;
  const isTooLittle = (resource === 'memory' || resource === 'ephemeral-storage') && value < fewBytes;
  const isTooMuch = resource === 'cpu' && value > manyCores;
  if (!isTooLittle && !isTooMuch) return undefined;
  const amount = isTooLittle ? `${value} bytes` : `${value} cores`;
  return { path, detail: `${holder} sets resources.${list}.${resource} to "${text}", which is ${amount}` };
};

export const implausibleQuantity = defineCheck({
  id: 'implausible-quantity',
  title: 'Quantities of resources must be of a likely size',
  severity: 'medium',
  reason: 'implausible quantity',
  rationale:
    'A suffix is missing or of the wrong kind: the container is killed at its start, is never scheduled, or is held to a limit that nobody meant.',
  controls: {},
  sources: ['insider'],
  target: podQuantities,
  evaluate: ({ quantities }) => violationsIn(quantities, find),
  remedy: { safety: 'choice', words: 'Write memory with Mi or Gi, and thousandths of a core with m.' },
  examples: [
    {
      name: 'likely sizes, and nothing asked for',
      spec: '{ containers: [{ name: app, resources: { requests: { cpu: 0, memory: 0 }, limits: { cpu: 64, memory: 16Mi } } }] }',
      violations: [],
    },
    {
      name: 'thousandths of a byte, bytes, and five hundred cores too many',
      spec: '{ containers: [{ name: app, resources: { requests: { memory: 256 }, limits: { cpu: 1000, memory: 512m } } }] }',
      violations: [
        '/spec/containers/0/resources/requests/memory',
        '/spec/containers/0/resources/limits/cpu',
        '/spec/containers/0/resources/limits/memory',
      ],
    },
  ],
});
