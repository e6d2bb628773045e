import type { Framework } from './framework.ts';
import { alertRows } from './nsa/alerts.ts';
import { auditRows } from './nsa/audit.ts';
import { authenticationRows } from './nsa/authentication.ts';
import { cloudRows } from './nsa/cloud.ts';
import { controlPlaneRows } from './nsa/control-plane.ts';
import { logReviewRows } from './nsa/log-review.ts';
import { networkRows } from './nsa/network.ts';
import { nodeRows } from './nsa/nodes.ts';
import { podIsolationRows } from './nsa/pod-isolation.ts';
import { podRows } from './nsa/pods.ts';
import { resourceRows } from './nsa/resources.ts';
import { responseRows } from './nsa/responses.ts';
import { encryptionRows, secretRows } from './nsa/secrets.ts';
import { threatRows } from './nsa/threats.ts';
import { upgradingRows } from './nsa/upgrading.ts';

/**
 * Each recommendation of the guidance as one row, in the order of its chapters. The ids are ours: the guidance numbers nothing.
 * Where the guidance is dated, a row asks for what Kubernetes does today.
 */
export const nsa: Framework = {
  id: 'nsa',
  title: 'NSA/CISA Kubernetes Hardening Guidance',
  version: '1.2',
  link: 'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
  rows: [
    ...podRows,
    ...podIsolationRows,
    ...networkRows,
    ...resourceRows,
    ...controlPlaneRows,
    ...nodeRows,
    ...encryptionRows,
    ...secretRows,
    ...cloudRows,
    ...authenticationRows,
    ...auditRows,
    ...logReviewRows,
    ...threatRows,
    ...alertRows,
    ...responseRows,
    ...upgradingRows,
  ],
};
