import type { PolicyPort } from '../../../inventory/views/network-policies.ts';

const dnsPort = 53;

const coversNumber = ({ port, endPort }: PolicyPort, number: number): boolean => {
  if (port === undefined) return true;
  if (typeof port !== 'number') return false;
  return endPort === undefined ? port === number : port <= number && number <= endPort;
};

/** Whether a rule with these ports lets the port through; names, which only pods give to ports, are no number. */
export const allowsPort = (ports: readonly PolicyPort[], protocol: string, number: number): boolean =>
  ports.length === 0 ||
  ports.some((one) => (one.protocol ?? 'TCP') === protocol && coversNumber(one, number));

/** Whether a rule with these ports lets a name be looked up, which is asked by UDP; pods call the port `dns` or the like. */
export const allowsDns = (ports: readonly PolicyPort[]): boolean =>
  allowsPort(ports, 'UDP', dnsPort) ||
  ports.some(
    ({ protocol, port }) => protocol === 'UDP' && typeof port === 'string' && /dns|domain/.test(port),
  );

/** Whether the rule is about looking up names and nothing else. */
export const isDnsOnly = (ports: readonly PolicyPort[]): boolean =>
  ports.length > 0 &&
  ports.every(
    ({ port, endPort }) =>
      (port === dnsPort && (endPort === undefined || endPort === dnsPort)) ||
      (typeof port === 'string' && /dns|domain/.test(port)),
  );
