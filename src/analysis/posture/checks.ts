import type { Check } from './check.ts';
import { accessChecks } from './checks/access.ts';
import { apisChecks } from './checks/apis.ts';
import { configurationChecks } from './checks/configuration.ts';
import { controlPlaneChecks } from './checks/control-plane.ts';
import { dockerfileChecks } from './checks/dockerfile.ts';
import { liveChecks } from './checks/live.ts';
import { namespacesChecks } from './checks/namespaces.ts';
import { networkChecks } from './checks/network.ts';
import { nodeChecks } from './checks/node.ts';
import { podSecurityChecks } from './checks/pod-security.ts';
import { secretsChecks } from './checks/secrets.ts';
import { workloadsChecks } from './checks/workloads.ts';

/** The areas in the order in which reports show them. */
export const checksByArea: Readonly<Record<string, readonly Check[]>> = {
  'pod-security': podSecurityChecks,
  workloads: workloadsChecks,
  network: networkChecks,
  access: accessChecks,
  secrets: secretsChecks,
  namespaces: namespacesChecks,
  apis: apisChecks,
  'control-plane': controlPlaneChecks,
  node: nodeChecks,
  configuration: configurationChecks,
  live: liveChecks,
  dockerfile: dockerfileChecks,
};

/** Every check that Seawall ships. */
export const checks: readonly Check[] = Object.values(checksByArea).flat();
