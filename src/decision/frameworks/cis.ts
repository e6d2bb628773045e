import { controlPlaneTitles } from './cis/control-plane.ts';
import { dockerTitles } from './cis/docker.ts';
import { nodeTitles } from './cis/nodes.ts';
import { policyTitles } from './cis/policies.ts';
import type { Reference } from './reference.ts';

/** CIS Kubernetes Benchmark, and section 4 of the CIS Docker Benchmark (1.7.0) for images. Titles are in our own words. */
export const cis: Reference = {
  id: 'cis',
  title: 'CIS Kubernetes Benchmark',
  version: '1.12.0',
  link: 'https://www.cisecurity.org/benchmark/kubernetes',
  titles: { ...controlPlaneTitles, ...nodeTitles, ...policyTitles, ...dockerTitles },
};
