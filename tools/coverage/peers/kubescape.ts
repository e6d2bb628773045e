import type { Peer } from '../peer.ts';
import { apiServerTopics } from './kubescape/api-server.ts';
import { generalTopics } from './kubescape/general.ts';
import { laterTopics } from './kubescape/later.ts';
import { nodeTopics } from './kubescape/nodes.ts';
import { policyTopics } from './kubescape/policies.ts';

export const kubescape: Peer = {
  id: 'kubescape',
  name: 'Kubescape',
  source: 'kubescape/regolibrary, controls',
  topics: { ...generalTopics, ...apiServerTopics, ...nodeTopics, ...policyTopics, ...laterTopics },
};
