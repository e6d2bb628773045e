import { type PortReference, portNames } from '../../../../inventory/views/port-names.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { service } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const longestName = 15;

/** What keeps the API server from taking the port: names are those of IANA (RFC 6335, section 5.1). 0 is as good as unset. */
const fault = (port: string | number): string | undefined => {
  if (typeof port === 'number')
    return Number.isInteger(port) && port >= 0 && port <= 65535 ? undefined : 'is no port number';
  if (port.length > longestName) return `is longer than ${longestName} characters`;
  if (!/[a-z]/.test(port)) return 'has no letter a to z; a number is written without quotes';
  if (/[^a-z0-9-]/.test(port)) return 'has characters other than a to z, 0 to 9 and -';
  return /^-|-$|--/.test(port) ? 'begins or ends with -, or has two in a row' : undefined;
};

const violation = ({ path, of, value }: PortReference): Violation | undefined => {
  const found = fault(value);
  return found === undefined
    ? undefined
    : { path, detail: `${of}: port ${typeof value === 'number' ? value : `"${value}"`} ${found}` };
};

export const invalidTargetPorts = defineCheck({
  id: 'invalid-target-ports',
  title: 'Ports must have valid names and numbers',
  severity: 'low',
  reason: 'port name or number is not valid',
  rationale: 'The API server refuses the object, and what it was to replace or to repair stays as it was.',
  controls: { 'kube-linter': ['invalid-target-ports'] },
  sources: ['insider'],
  target: portNames,
  evaluate: ({ ports }) => violationsIn(ports, violation),
  remedy: {
    safety: 'choice',
    words: 'Use at most 15 lower case letters, digits and hyphens, with one letter at least, in both places.',
  },
  examples: [
    {
      name: 'names and numbers',
      objects: service('{ ports: [{ port: 80, targetPort: http-2 }, { port: 81, targetPort: 8080 }] }'),
      violations: [],
    },
    {
      name: 'names of containers',
      spec: '{ containers: [{ name: app, ports: [{ containerPort: 80 }, { containerPort: 81, name: http }, { containerPort: 82, name: HTTP }] }] }',
      violations: ['/spec/containers/0/ports/2/name'],
    },
    {
      name: 'a number in quotes, a long name, two hyphens, too high a number',
      objects: service(
        '{ ports: [{ targetPort: "8080" }, { targetPort: a-very-long-name }, { targetPort: a--b }, { targetPort: 70000 }, { targetPort: -a }] }',
      ),
      violations: [0, 1, 2, 3, 4].map((index) => `/spec/ports/${index}/targetPort`),
    },
  ],
});
