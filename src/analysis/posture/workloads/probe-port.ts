import type { Probe } from '../../../inventory/views/pod-spec.ts';
import type { ContainerView, PodView } from '../../../inventory/views/pods.ts';
import { join } from '../../../model/field-path.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';

export type ProbeField = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** The field of the action that has a port, and the port. */
const target = (probe: Probe): readonly [action: string, port: string | number] | undefined => {
  if (probe.httpGet?.port !== undefined) return ['httpGet', probe.httpGet.port];
  if (probe.tcpSocket?.port !== undefined) return ['tcpSocket', probe.tcpSocket.port];
  return probe.grpc?.port === undefined ? undefined : ['grpc', probe.grpc.port];
};

/**
 * The kubelet looks up a name among the container's own ports and fails the probe when it is not there. A number works whether or not
 * it is declared, so that its absence is only a likely slip. Every probe speaks TCP, whatever protocol the port was declared for.
 */
const undeclared = ({ name, path, spec }: ContainerView, field: ProbeField): Violation | undefined => {
  const found = spec[field] && target(spec[field]);
  if (found === undefined) return undefined;
  const [action, port] = found;
  const ports = (spec.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  if (ports.some((one) => one.name === port || String(one.containerPort) === String(port))) return undefined;
  const isNumber = typeof port === 'number' || /^[0-9]+$/.test(port);
  return {
    path: join(path, field, action, 'port'),
    detail: `container "${name}" is asked at port ${isNumber ? port : `"${port}"`} by its ${field}, and declares no such TCP port`,
    ...(isNumber ? { severity: 'info' } : {}),
  };
};

/** Probes of one sort that ask at a port which their container does not declare. */
export const undeclaredPorts = (pod: PodView, field: ProbeField): readonly Violation[] =>
  violationsIn(pod.containers, (container) => undeclared(container, field));
