import type { Check } from '../check.ts';
import { danglingService } from './network/dangling-service.ts';
import { exposedServices } from './network/exposed-services.ts';
import { externalNameService } from './network/external-name-service.ts';
import { invalidTargetPorts } from './network/invalid-target-ports.ts';
import { loadBalancerPlainHttp } from './network/load-balancer-plain-http.ts';
import { loadBalancerSourceRanges } from './network/load-balancer-source-ranges.ts';
import { serviceExternalIps } from './network/service-external-ips.ts';
import { serviceTargetPort } from './network/service-target-port.ts';

/** Checks of this area, sorted by id. */
export const networkChecks: readonly Check[] = [
  danglingService,
  exposedServices,
  externalNameService,
  invalidTargetPorts,
  loadBalancerPlainHttp,
  loadBalancerSourceRanges,
  serviceExternalIps,
  serviceTargetPort,
];
