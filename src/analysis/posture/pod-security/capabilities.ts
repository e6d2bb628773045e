import type { Severity } from '../../../model/severity.ts';

/** The capabilities that the Pod Security Standards' baseline level lets a container add: container runtimes grant them anyway. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Each alone, or with one more setting, leads from the container to its node or blinds the node's own protection. */
const severityByCapability: Readonly<Record<string, Severity>> = {
  ALL: 'critical',
  SYS_ADMIN: 'critical',
  SYS_MODULE: 'critical',
  SYS_RAWIO: 'critical',
  BPF: 'high',
  DAC_READ_SEARCH: 'high',
  MAC_ADMIN: 'high',
  MAC_OVERRIDE: 'high',
  NET_ADMIN: 'high',
  PERFMON: 'high',
  SYS_BOOT: 'high',
  SYS_PTRACE: 'high',
};

/** How much it matters that a capability is added, by its name without `CAP_` (capabilities(7)). */
export const severityOfCapability = (name: string): Severity => severityByCapability[name] ?? 'medium';
